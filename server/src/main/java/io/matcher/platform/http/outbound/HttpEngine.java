package io.matcher.platform.http.outbound;

import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;

/**
 * Apache's client, stripped of everything that acts by itself: it follows no redirect, keeps no cookie, repeats nothing, unpacks
 * nothing, uses no proxy, reuses no connection, and can not resolve a name, so that it only goes to the address it was given.
 */
final class HttpEngine {

    private static final int MAX_HEADERS = 100;
    private static final int MAX_HEADER_BYTES = 16 * 1024;
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_CONNECTIONS_TO_ONE_TARGET = 8;

    private HttpEngine() {}

    static CloseableHttpClient create(OutboundLimits limits, SSLContext tls) {
        ConnectionConfig connection = ConnectionConfig.custom()
                .setConnectTimeout(limits.connect().toMillis(), TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) limits.read().toMillis(), TimeUnit.MILLISECONDS)
                .build();
        Http1Config http = Http1Config.custom()
                .setMaxHeaderCount(MAX_HEADERS)
                .setMaxLineLength(MAX_HEADER_BYTES)
                .build();
        RequestConfig request = RequestConfig.custom()
                .setConnectionRequestTimeout(limits.whole().toMillis(), TimeUnit.MILLISECONDS)
                .setResponseTimeout(limits.read().toMillis(), TimeUnit.MILLISECONDS)
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(connection)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(http)
                                .build())
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDnsResolver(new NoNames())
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS_TO_ONE_TARGET)
                        .build())
                .setDefaultRequestConfig(request)
                .setConnectionReuseStrategy((sent, received, context) -> false)
                .setUserAgent("Matcher")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Resolves nothing: each target comes with the address that was checked. */
    private static final class NoNames implements org.apache.hc.client5.http.DnsResolver {
        @Override
        public java.net.InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException("Names are resolved by the address policy only");
        }

        @Override
        public String resolveCanonicalHostname(String host) throws UnknownHostException {
            throw new UnknownHostException("Names are resolved by the address policy only");
        }
    }
}
