/** Consents: asked for, completed once, renewed, ended. */
@NullMarked
package org.tppkit.core.internal.consent;

import org.jspecify.annotations.NullMarked;
