/** Finding certificates and the requests for them, and fetching a certificate in a format. */
package org.countersign.adapters.rest.certificate;
