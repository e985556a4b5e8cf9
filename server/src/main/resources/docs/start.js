// Shows the description that this service serves. Nothing leaves for another host: no validator, no remote configuration.
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
  queryConfigEnabled: false,
  operationsSorter: 'alpha',
  tagsSorter: 'alpha',
});
