/** Requests that a policy permits and recipes for their CSRs, wherever they are told. */
package org.countersign.adapters.rest.recipe;
