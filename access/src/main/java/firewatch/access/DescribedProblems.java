package firewatch.access;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds to the description of every operation the problems that any of its kind can answer, and what a problem looks like. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DescribedProblems implements OASFilter {
    private static final String SCHEMA = "Problem";
    private static final Set<Integer> WITH_RETRY_AFTER = Set.of(429, 503);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().addSchema(SCHEMA, schema());
        api.getPaths().getPathItems().forEach(DescribedProblems::describe);
    }

    private static void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            describe(operation, 500);
            if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
                describe(operation, 401);
                describe(operation, 403);
            }
            if (path.contains("{")) {
                describe(operation, 404);
            }
            if (operation.getRequestBody() != null || operation.getParameters() != null) {
                describe(operation, 400);
            }
            if (operation.getRequestBody() != null) {
                describe(operation, 413);
                describe(operation, 415);
            }
            operation.getResponses().getAPIResponses().keySet().stream()
                    .filter(code -> code.matches("[45]\\d\\d"))
                    .map(Integer::valueOf)
                    .toList()
                    .forEach(status -> describe(operation, status));
        });
    }

    private static void describe(Operation operation, int status) {
        String code = Integer.toString(status);
        APIResponses responses = operation.getResponses();
        APIResponse there = responses.getAPIResponse(code);
        if (there != null && there.getContent() != null) {
            return;
        }
        String description =
                there == null || there.getDescription() == null ? Reason.of(status) : there.getDescription();
        APIResponse problem = OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SCHEMA))));
        if (WITH_RETRY_AFTER.contains(status)) {
            problem.addHeader(HttpHeaders.RETRY_AFTER, seconds());
        }
        responses.addAPIResponse(code, problem);
    }

    private static Header seconds() {
        return OASFactory.createHeader()
                .description("after how many seconds to try again")
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
    }

    private static Schema schema() {
        return OASFactory.createSchema()
                .description("RFC 9457")
                .properties(Map.of(
                        "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER),
                        "title", OASFactory.createSchema().addType(Schema.SchemaType.STRING),
                        "detail", OASFactory.createSchema().addType(Schema.SchemaType.STRING),
                        "id", OASFactory.createSchema().addType(Schema.SchemaType.STRING),
                        "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY)));
    }
}
