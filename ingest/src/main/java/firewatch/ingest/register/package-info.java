/** The ear's own reading of the register: who may speak, and which devices are known. */
@NullMarked
package firewatch.ingest.register;

import org.jspecify.annotations.NullMarked;
