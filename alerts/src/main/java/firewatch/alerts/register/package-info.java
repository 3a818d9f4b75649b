/** The register (登记): where devices are mounted, through which gateways they speak, and what of it Kafka is told. */
@NullMarked
package firewatch.alerts.register;

import org.jspecify.annotations.NullMarked;
