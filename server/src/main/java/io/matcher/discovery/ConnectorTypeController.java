package io.matcher.discovery;

import io.matcher.platform.tenancy.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which kinds of sources can be connected; the list is that of the running service, not a wish. */
@RestController
@Tag(name = "Discovery")
class ConnectorTypeController {

    private final List<ConnectorType> types;

    ConnectorTypeController(ObjectProvider<ConnectorType> types) {
        this.types =
                types.stream().sorted(Comparator.comparing(ConnectorType::type)).toList();
    }

    @GetMapping("/v1/discovery/connector-types")
    @Operation(summary = "List the connector types registered at start; aggregators are not among them")
    ConnectorTypeListResponse listDiscoveryConnectorTypes(Caller caller) {
        return new ConnectorTypeListResponse(types);
    }
}
