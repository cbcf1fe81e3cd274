/**
 * Keys that are known here to be bad: an administrator blocks them, or the server finds them by
 * inspecting and comparing all RSA keys that it has certified.
 *
 * <p>What issuing asks of them is the port {@code KeyRecords}.
 */
package org.countersign.application.key;
