// Before Font Awesome loads: put icons inside their elements, since replacing these elements
// breaks the theme's own references to them.
window.FontAwesomeConfig = { autoReplaceSvg: "nest" };
