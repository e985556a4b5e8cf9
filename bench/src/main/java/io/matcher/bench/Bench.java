package io.matcher.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Runs the benchmarks and prints what each gave: {@code Bench JAR [ingest] [match] [mint] [webhooks] [rows=1000000]}; all of them when
 * none is named.
 */
public final class Bench {

    private static final int ROWS = 1_000_000;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Set<String> names = Set.copyOf(List.of(arguments).subList(1, arguments.length));
        int rows = names.stream()
                .filter(name -> name.startsWith("rows="))
                .mapToInt(name -> Integer.parseInt(name.substring("rows=".length())))
                .findFirst()
                .orElse(ROWS);
        Set<String> chosen = names.stream().allMatch(name -> name.startsWith("rows="))
                ? Set.of("ingest", "match", "mint", "webhooks")
                : names;
        Path folder = Files.createTempDirectory("matcher-bench");
        try (ServiceUnderTest service = ServiceUnderTest.start(jar, folder.resolve("data"))) {
            out.println(Result.header());
            for (Result result : run(service, folder, rows, chosen, out)) {
                out.println(result.line());
            }
        }
    }

    private static List<Result> run(
            ServiceUnderTest service, Path folder, int rows, Set<String> chosen, PrintStream out) throws Exception {
        List<Result> results = new ArrayList<>();
        service.put("/system/matcher/rate_limit.enabled", false);
        if (chosen.contains("ingest")) {
            results.add(new IngestBench(service, folder, rows).run());
        }
        if (chosen.contains("match")) {
            results.add(new MatchBench(service, folder, rows).run());
        }
        if (chosen.contains("mint") || chosen.contains("webhooks")) {
            String webhookUrl = connect(service);
            if (chosen.contains("mint")) {
                results.add(new MintBench(service, 1_000).run());
            }
            if (chosen.contains("webhooks")) {
                WebhookBench webhooks = new WebhookBench(service, 300, webhookUrl);
                results.add(webhooks.run());
                out.println(String.format(
                        Locale.ROOT, "webhooks at 200/s: median %.1f ms", webhooks.medianAtTwoHundredASecond()));
            }
        }
        return results;
    }

    private static String connect(ServiceUnderTest service) throws Exception {
        service.put("/system/matcher/rate_limit.webhook_max", 1_000_000);
        service.put("/system/matcher/aggregator.pluggy.webhook_authorization", "Bearer bench");
        service.post(
                "/v1/discovery/aggregator-connections",
                Map.of(
                        "vendor", "pluggy",
                        "configName", "bench",
                        "baseUrl", "http://127.0.0.1:9",
                        "accountRef", "item",
                        "clientId", "client",
                        "secret", "secret"));
        return service.post(
                        "/v1/discovery/webhooks/tokens", Map.of("vendor", "pluggy", "connection_config_name", "bench"))
                .required("webhook_url")
                .asString();
    }
}
