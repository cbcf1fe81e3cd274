/** Writing down what happened. Reading it again is in {@code inventory}. */
package org.countersign.application.audit;
