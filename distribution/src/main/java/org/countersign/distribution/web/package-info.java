/**
 * What lies between the HTTP listener and the REST API: counting requests for an orderly stop, the
 * page on which the API is read, and answers to what never reaches the API.
 */
package org.countersign.distribution.web;
