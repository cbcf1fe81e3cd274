/** What is wrong with what somebody wrote, field by field. */
package org.countersign.domain.validation;
