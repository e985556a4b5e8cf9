package io.matcher.cli.jar;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor that answers like Pluggy, with one item of one bank account and two transactions; it can be out of order for a while. */
final class PluggyStandIn implements AutoCloseable {

    static final String ITEM = "a1b2c3d4-5678-40ab-8def-1234567890ab";
    static final String ACCOUNT = "5d6b9f9a-06aa-491f-926a-15ba46c6366d";

    private static final String TRANSACTIONS = """
            {"results":[
             {"id":"6ec156fe-e8ac-4d9a-a4b3-7770529ab01c","accountId":"%1$s","date":"2026-11-20T03:00:00.000Z","description":"PIX RECEBIDO",
              "type":"CREDIT","amount":1500.00,"amountInAccountCurrency":null,"currencyCode":"BRL","status":"POSTED",
              "createdAt":"2026-11-20T17:21:53.719Z","updatedAt":"2026-11-20T17:21:53.719Z"},
             {"id":"2d8f1c0a-11aa-4b7e-9a55-2b0d6e7f8a90","accountId":"%1$s","date":"2026-11-20T03:00:00.000Z","description":"FORNECEDOR",
              "type":"DEBIT","amount":-318.75,"amountInAccountCurrency":null,"currencyCode":"BRL","status":"POSTED",
              "createdAt":"2026-11-20T17:21:53.719Z","updatedAt":"2026-11-20T17:21:53.719Z"}],"next":null}""".formatted(ACCOUNT);

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean outOfOrder;

    PluggyStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void outOfOrder(boolean is) {
        outOfOrder = is;
    }

    /** How often it was called. */
    int asked() {
        return asked.get();
    }

    static String transactionsCreated(String eventId) {
        return """
                {"event":"transactions/created","eventId":"%s","itemId":"%s","accountId":"%s","transactionsCount":2,
                 "transactionsCreatedAtFrom":"2026-11-20T17:21:53.719Z"}""".formatted(eventId, ITEM, ACCOUNT);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            boolean authorised = "/auth".equals(path)
                    || "key".equals(exchange.getRequestHeaders().getFirst("X-API-KEY"));
            if (outOfOrder) {
                send(exchange, 503, "{\"code\":503,\"message\":\"out of order\"}");
            } else if (!authorised) {
                send(exchange, 403, "{\"code\":403,\"message\":\"forbidden\"}");
            } else {
                send(exchange, body(path).isEmpty() ? 404 : 200, body(path));
            }
        }
    }

    private static String body(String path) {
        return switch (path) {
            case "/auth" -> "{\"apiKey\":\"key\"}";
            case "/items/" + ITEM -> "{\"id\":\"" + ITEM + "\",\"status\":\"UPDATED\",\"executionStatus\":\"SUCCESS\"}";
            case "/accounts" -> "{\"page\":1,\"total\":1,\"totalPages\":1,\"results\":[" + account() + "]}";
            case "/accounts/" + ACCOUNT -> account();
            case "/v2/transactions" -> TRANSACTIONS;
            default -> "";
        };
    }

    private static String account() {
        return "{\"id\":\"" + ACCOUNT + "\",\"itemId\":\"" + ITEM
                + "\",\"type\":\"BANK\",\"subtype\":\"CHECKING_ACCOUNT\",\"number\":\"0001/12345-0\",\"name\":\"Conta\","
                + "\"balance\":1.00,\"currencyCode\":\"BRL\"}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
