/**
 * What stands between the socket and the application server: only what RFC 9112 has exactly one
 * reading for goes on, one whole request at a time. Everything else is answered here, in the API's
 * envelope, and the connection is closed. Runs in the server's class loader; on a server that is
 * not ours it is absent.
 */
package org.countersign.distribution.edge;
