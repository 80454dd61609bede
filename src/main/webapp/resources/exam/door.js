/**
 * The link on a slip carries number and keycode behind the #, which browsers send to nobody. They are filled in and
 * taken out of the address, so that they stay neither on the screen nor in the history.
 */
const slip = new URLSearchParams(location.hash.slice(1));
const fields = ['number', 'keycode'].map(name => [document.getElementById(name), slip.get(name)]);
if (fields.every(([field, value]) => field && value)) {
  for (const [field, value] of fields) field.value = value;
  history.replaceState(null, '', location.pathname);
  document.getElementById('enter').focus();
}
