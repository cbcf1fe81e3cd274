/** Recipes for CSRs, run by the programs they are written for. */
package org.countersign.adapters.crypto.recipe;
