package io.matcher.platform.http.outbound;

import io.matcher.platform.http.outbound.OutboundException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Makes calls to the outside. An answer is read whole, within its limit of bytes and time; a redirect is an answer like any other.
 *
 * <p>The name in the URL goes into TLS (SNI and the check of the certificate) and the Host header; the connection goes to an
 * address that {@link AddressPolicy} gave for it.
 */
@Component
public class OutboundClient implements DisposableBean {

    private static final int BUFFER_BYTES = 16 * 1024;

    private final AddressPolicy policy;
    private final OutboundLimits limits;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbound-deadlines").factory());

    @Autowired
    OutboundClient(AddressPolicy policy) throws NoSuchAlgorithmException {
        this(policy, OutboundLimits.USUAL, SSLContext.getDefault());
    }

    OutboundClient(AddressPolicy policy, OutboundLimits limits, SSLContext tls) {
        this.policy = policy;
        this.limits = limits;
        this.http = HttpEngine.create(limits, tls);
    }

    /**
     * Makes the call and waits for the whole answer, for at most a minute.
     *
     * @throws OutboundException when there is no answer, with the reason
     */
    public OutboundResponse send(OutboundRequest request) throws OutboundException {
        List<InetAddress> addresses = addresses(request);
        AtomicBoolean late = new AtomicBoolean();
        OutboundException last = new OutboundException(Kind.UNREACHABLE, "The host has no address");
        for (InetAddress address : addresses) {
            try {
                return exchange(request, address, late);
            } catch (IOException failed) {
                last = translate(failed, late.get());
                if (!isBeforeTheRequest(failed)) {
                    throw last;
                }
            }
        }
        throw last;
    }

    @Override
    public void destroy() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }

    private List<InetAddress> addresses(OutboundRequest request) throws OutboundException {
        try {
            return policy.addressesFor(request.uri());
        } catch (AddressRefusedException refused) {
            throw new OutboundException(Kind.REFUSED, "The target " + refused.sentence(), refused);
        } catch (UnknownHostException unknown) {
            throw new OutboundException(Kind.UNREACHABLE, "The host has no address", unknown);
        }
    }

    private OutboundResponse exchange(OutboundRequest request, InetAddress address, AtomicBoolean late)
            throws IOException {
        HttpUriRequestBase call = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(call::setHeader);
        String body = request.body();
        if (body != null) {
            call.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON));
        }
        HttpHost target = new HttpHost(
                request.uri().getScheme().toLowerCase(Locale.ROOT),
                address,
                request.uri().getHost(),
                AddressPolicy.portOf(request.uri()));
        ScheduledFuture<?> deadline = deadlines.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                limits.whole().toMillis(),
                TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(target, call, null)) {
            return new OutboundResponse(
                    response.getCode(), headers(response), body(response, call, request.maxBytes()));
        } finally {
            deadline.cancel(false);
        }
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    /** Reads up to the limit; past it the connection is torn down, so that closing it does not read the rest. */
    private static String body(ClassicHttpResponse response, HttpUriRequestBase call, int maxBytes) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
        byte[] buffer = new byte[BUFFER_BYTES];
        InputStream in = entity.getContent();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes.write(buffer, 0, n);
            if (bytes.size() > maxBytes) {
                call.cancel();
                throw new OutboundException(Kind.TOO_LARGE, "The answer is larger than " + maxBytes + " bytes");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean isBeforeTheRequest(IOException failed) {
        return failed instanceof HttpHostConnectException || failed instanceof ConnectTimeoutException;
    }

    private static OutboundException translate(IOException failed, boolean late) {
        if (failed instanceof OutboundException ours) {
            return ours;
        }
        if (late || failed instanceof InterruptedIOException) {
            return new OutboundException(Kind.TIMEOUT, "There was no whole answer in time", failed);
        }
        return isNonsense(failed)
                ? new OutboundException(Kind.MALFORMED, "The answer is not HTTP within our limits", failed)
                : new OutboundException(Kind.UNREACHABLE, "The connection failed", failed);
    }

    private static boolean isNonsense(Throwable failed) {
        for (@Nullable Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof MessageConstraintException
                    || at instanceof ParseException
                    || at instanceof HttpException) {
                return true;
            }
        }
        return false;
    }
}
