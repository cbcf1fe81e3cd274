/** Writing certificate profiles and finding them. */
package org.countersign.application.profile;
