/**
 * The picture on the wall carries the code behind the #, which browsers send to nobody. It is filled in and taken out
 * of the address.
 */
const code = document.getElementById('code');
const shown = decodeURIComponent(location.hash.slice(1));
if (code && shown) {
  code.value = shown;
  history.replaceState(null, '', location.pathname);
  document.getElementById('look').focus();
}
