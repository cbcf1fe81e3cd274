/** What happened, who did it and when. */
package org.countersign.domain.audit;
