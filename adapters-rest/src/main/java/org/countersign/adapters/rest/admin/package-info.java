/** The state of the server and what only its administrators see. */
package org.countersign.adapters.rest.admin;
