/** What lies between the listener and the REST API. */
package org.countersign.distribution.web;
