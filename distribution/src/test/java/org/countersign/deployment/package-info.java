/** The web application as a server deploys it, by Arquillian: without our launcher around it. */
package org.countersign.deployment;
