/** Making certification authorities and reading what they publish. */
package org.countersign.application.authority;
