/** Validation errors of input, field by field. */
package org.countersign.domain.validation;
