package io.matcher.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A server on loopback that writes down what it is asked and can be told to answer otherwise than it should. */
public abstract class Sandbox implements AutoCloseable {

    private record Script(Predicate<Call> when, Reply reply) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();

    Sandbox(int port) {
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** What the vendor would answer. */
    abstract Reply answer(Call call);

    /** The base URL of a connection to this sandbox. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers the next call to a path that begins so with something else, once. Several are used up in order. */
    public void next(String pathPrefix, Reply reply) {
        next(call -> call.path().startsWith(pathPrefix), reply);
    }

    /** Answers the next call of that kind with something else, once. */
    public synchronized void next(Predicate<Call> when, Reply reply) {
        scripts.add(new Script(when, reply));
    }

    /** What was asked so far, in order. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** What was asked of a path that begins so. */
    public List<Call> calls(String pathPrefix) {
        return calls().stream()
                .filter(call -> call.path().startsWith(pathPrefix))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = call(exchange);
            send(exchange, note(call).orElseGet(() -> answer(call)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Reply> note(Call call) {
        calls.add(call);
        Optional<Script> script =
                scripts.stream().filter(each -> each.when().test(call)).findFirst();
        script.ifPresent(scripts::remove);
        return script.map(Script::reply);
    }

    private static Call call(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Call.parameters(exchange.getRequestURI().getRawQuery()),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException, InterruptedException {
        if (reply.held().isPresent()) {
            reply.held().get().await();
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody()
                    .write(Arrays.copyOf(body, reply.cutAfter().orElse(body.length)));
        }
    }
}
