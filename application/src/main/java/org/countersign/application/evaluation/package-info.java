/** What would become of a request, said without issuing anything. */
package org.countersign.application.evaluation;
