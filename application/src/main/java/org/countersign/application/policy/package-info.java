/** Writing certificate policies and asking what they would say. */
package org.countersign.application.policy;
