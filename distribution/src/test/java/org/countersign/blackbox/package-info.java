/**
 * The product as its users see it: {@code countersign.jar} in a process of its own, HTTP and
 * OpenSSL. Nothing here knows a class of ours; what these tests say is said in the words of the
 * REST contract.
 */
package org.countersign.blackbox;
