/** The people of the centre: accounts, passwords, logging in and out. */
@NullMarked
package firewatch.alerts.access;

import org.jspecify.annotations.NullMarked;
