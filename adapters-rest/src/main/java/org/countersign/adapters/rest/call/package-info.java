/** What every resource needs to know of a call: who makes it, and with which parameters. */
package org.countersign.adapters.rest.call;
