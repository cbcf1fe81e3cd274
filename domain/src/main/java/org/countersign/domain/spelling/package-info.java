/** What a mistyped name was meant to be: of a setting, of a member, of a parameter. */
package org.countersign.domain.spelling;
