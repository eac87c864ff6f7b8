/** What every API call must pass: version, request id, signature, token; and the table of resources. */
@NullMarked
package org.tppkit.testkit.simulator.internal.api;

import org.jspecify.annotations.NullMarked;
