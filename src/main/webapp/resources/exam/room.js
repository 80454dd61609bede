/**
 * The picture on the wall carries the code behind the #, which browsers send to nobody. It is filled in and taken out
 * of the address.
 */
const code = document.getElementById('code');

function fill() {
  const shown = decodeURIComponent(location.hash.slice(1));
  if (!code || !shown) return;
  code.value = shown;
  history.replaceState(null, '', location.pathname);
  document.getElementById('look').focus();
}

// Also when the page was open already.
addEventListener('hashchange', fill);
fill();
