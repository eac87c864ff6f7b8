/** The customer's way to the bank's page and back: browser, a listener for the callback on this machine, pasting. */
@NullMarked
package org.tppkit.app.approval;

import org.jspecify.annotations.NullMarked;
