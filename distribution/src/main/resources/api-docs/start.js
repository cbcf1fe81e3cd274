SwaggerUIBundle({
  url: new URL("../openapi?format=json", location.href).href,
  dom_id: "#api",
  deepLinking: true,
});
