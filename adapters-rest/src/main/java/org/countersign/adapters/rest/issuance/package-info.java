/** The route that a CSR comes in by. Nothing of the CSR itself is parsed here. */
package org.countersign.adapters.rest.issuance;
