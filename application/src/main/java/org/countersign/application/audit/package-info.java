/** Writing down what happened and reading it again. */
package org.countersign.application.audit;
