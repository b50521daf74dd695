// The answer to a refused form, under its address: who comes back to it gets the form anew, not the browser's question whether to
// send a password again.
history.replaceState(null, "", location.href);
