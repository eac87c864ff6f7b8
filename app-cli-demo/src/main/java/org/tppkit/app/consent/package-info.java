/** The commands about consents: asked for, completed, listed, renewed, ended. */
@NullMarked
package org.tppkit.app.consent;

import org.jspecify.annotations.NullMarked;
