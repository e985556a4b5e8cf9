package io.matcher.platform.http;

import org.apache.catalina.Container;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Fits our access log and our problems into Tomcat. */
@Component
class TomcatEdge implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private static final int MAX_HEADERS = 100;

    @Override
    public void customize(ConfigurableTomcatWebServerFactory factory) {
        factory.addEngineValves(new AccessLog());
        factory.addContextCustomizers(context -> {
            Container host = context.getParent();
            if (host instanceof StandardHost standard) {
                standard.setErrorReportValveClass(ProblemValve.class.getName());
            }
        });
        factory.addConnectorCustomizers(
                connector -> connector.setProperty("maxHeaderCount", Integer.toString(MAX_HEADERS)));
    }
}
