// Bundlers that build for the browser resolve `#db/*` and `#server/*` to this file (package.json#imports),
// so a page script or island that reaches server code, even through others, fails to build or to load.
throw new Error('Server code was imported into a browser bundle: import a #contract door instead.');
