package io.matcher.platform.security;

import static io.matcher.platform.security.Permission.*;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what: each operation of the API, by its operationId, and the permission it takes.
 *
 * <p>A controller method bears the name of its operation. One that stands neither here nor among the open ones fails the build,
 * and is refused at run time. The settings operations take {@code system:tenant} or {@code system:admin} by the scope of the key,
 * which their own door decides.
 */
public final class Operations {

    /** Operations that need no token: probes, and the two that a vendor or an external system proves itself to by other means. */
    private static final Set<String> OPEN =
            Set.of("getHealth", "getReadyz", "getVersion", "receiveAggregatorWebhook", "processCallback");

    /** The scope of the key decides: whoever may touch settings of either scope gets as far as the door. */
    private static final Set<String> SETTINGS = Set.of("listSystemKeys", "getSystemKey", "putSystemKey");

    private static final Map<String, Permission> PERMISSIONS = Map.ofEntries(
            Map.entry("addComment", COMMENT_WRITE),
            Map.entry("adjustEntryException", EXCEPTION_RESOLVE),
            Map.entry("approveExtractionReview", IMPORT_CREATE),
            Map.entry("approveMatchRuleSuggestion", RULE_CREATE),
            Map.entry("assignException", EXCEPTION_RESOLVE),
            Map.entry("bulkAssignExceptions", EXCEPTION_RESOLVE),
            Map.entry("bulkDispatchExceptions", EXCEPTION_DISPATCH),
            Map.entry("bulkResolveExceptions", EXCEPTION_RESOLVE),
            Map.entry("cancelExportJob", EXPORT_JOB_WRITE),
            Map.entry("cancelIngestionJob", JOB_DELETE),
            Map.entry("cloneContext", CONTEXT_CREATE),
            Map.entry("closeDispute", DISPUTE_WRITE),
            Map.entry("countExceptions", DASHBOARD_READ),
            Map.entry("countMatched", DASHBOARD_READ),
            Map.entry("countTransactions", DASHBOARD_READ),
            Map.entry("countUnmatched", DASHBOARD_READ),
            Map.entry("createAdjustment", ADJUSTMENT_CREATE),
            Map.entry("createAggregatorConnection", DISCOVERY_WRITE),
            Map.entry("createContext", CONTEXT_CREATE),
            Map.entry("createDiscoveryConnection", DISCOVERY_WRITE),
            Map.entry("createExportJob", EXPORT_JOB_WRITE),
            Map.entry("createFeeRule", FEE_RULE_CREATE),
            Map.entry("createFeeSchedule", FEE_SCHEDULE_CREATE),
            Map.entry("createFieldMap", FIELD_MAP_CREATE),
            Map.entry("createManualMatch", MANUAL_CREATE),
            Map.entry("createMatchRule", RULE_CREATE),
            Map.entry("createSchedule", SCHEDULE_CREATE),
            Map.entry("createSource", SOURCE_CREATE),
            Map.entry("createSourceBinding", SOURCE_UPDATE),
            Map.entry("deleteActorMapping", ACTOR_MAPPING_DELETE),
            Map.entry("deleteAggregatorConnection", DISCOVERY_WRITE),
            Map.entry("deleteComment", COMMENT_WRITE),
            Map.entry("deleteContext", CONTEXT_DELETE),
            Map.entry("deleteFeeRule", FEE_RULE_DELETE),
            Map.entry("deleteFeeSchedule", FEE_SCHEDULE_DELETE),
            Map.entry("deleteFieldMap", FIELD_MAP_DELETE),
            Map.entry("deleteLayoutTemplate", IMPORT_CREATE),
            Map.entry("deleteMatchRule", RULE_DELETE),
            Map.entry("deleteSchedule", SCHEDULE_DELETE),
            Map.entry("deleteSource", SOURCE_DELETE),
            Map.entry("deleteSourceBinding", SOURCE_UPDATE),
            Map.entry("dispatchException", EXCEPTION_DISPATCH),
            Map.entry("downloadArchive", ARCHIVE_READ),
            Map.entry("downloadExportJob", EXPORT_JOB_READ),
            Map.entry("exportMatchedReport", EXPORT_READ),
            Map.entry("exportSummaryReport", EXPORT_READ),
            Map.entry("exportUnmatchedReport", EXPORT_READ),
            Map.entry("exportVarianceReport", EXPORT_READ),
            Map.entry("extractDocument", IMPORT_CREATE),
            Map.entry("fetchTrigger", IMPORT_CREATE),
            Map.entry("forceMatchException", EXCEPTION_RESOLVE),
            Map.entry("getActorMapping", ACTOR_MAPPING_DEANONYMIZE),
            Map.entry("getAggregatorConnection", DISCOVERY_READ),
            Map.entry("getAuditLog", AUDIT_READ),
            Map.entry("getCashImpactSummary", DASHBOARD_READ),
            Map.entry("getContext", CONTEXT_READ),
            Map.entry("getContextSetupProgress", CONTEXT_READ),
            Map.entry("getDashboardAggregates", DASHBOARD_READ),
            Map.entry("getDiscoveryBridgeReadinessSummary", DISCOVERY_READ),
            Map.entry("getDiscoveryConnection", DISCOVERY_READ),
            Map.entry("getDiscoveryConnectionSchema", DISCOVERY_READ),
            Map.entry("getDiscoveryExtraction", DISCOVERY_READ),
            Map.entry("getDiscoveryStatus", DISCOVERY_READ),
            Map.entry("getDispute", DISPUTE_READ),
            Map.entry("getException", EXCEPTION_READ),
            Map.entry("getExceptionHistory", EXCEPTION_READ),
            Map.entry("getExportJob", EXPORT_JOB_READ),
            Map.entry("getExtractionReview", JOB_READ),
            Map.entry("getFeeRule", FEE_RULE_READ),
            Map.entry("getFeeSchedule", FEE_SCHEDULE_READ),
            Map.entry("getFieldMapBySource", FIELD_MAP_READ),
            Map.entry("getIngestionJob", JOB_READ),
            Map.entry("getLayoutTemplate", JOB_READ),
            Map.entry("getMatchRateStats", DASHBOARD_READ),
            Map.entry("getMatchRule", RULE_READ),
            Map.entry("getMatchRun", JOB_READ),
            Map.entry("getMatchRunGroups", JOB_READ),
            Map.entry("getMatchedReport", EXPORT_READ),
            Map.entry("getMatcherDashboardMetrics", DASHBOARD_READ),
            Map.entry("getSLAStats", DASHBOARD_READ),
            Map.entry("getSchedule", SCHEDULE_READ),
            Map.entry("getSource", SOURCE_READ),
            Map.entry("getSourceBinding", SOURCE_READ),
            Map.entry("getSourceBreakdown", DASHBOARD_READ),
            Map.entry("getSummaryReport", EXPORT_READ),
            Map.entry("getSystemKey", SYSTEM_TENANT),
            Map.entry("getUnmatchedReport", EXPORT_READ),
            Map.entry("getVarianceReport", EXPORT_READ),
            Map.entry("getVolumeStats", DASHBOARD_READ),
            Map.entry("ignoreTransaction", TRANSACTION_IGNORE),
            Map.entry("listActorMappings", ACTOR_MAPPING_READ),
            Map.entry("listAggregatorConnections", DISCOVERY_READ),
            Map.entry("listAggregatorDeliveries", DISCOVERY_READ),
            Map.entry("listAggregatorPulls", DISCOVERY_READ),
            Map.entry("listAggregatorWebhookTokens", DISCOVERY_READ),
            Map.entry("listArchives", ARCHIVE_READ),
            Map.entry("listAuditLogs", AUDIT_READ),
            Map.entry("listAuditLogsByEntity", AUDIT_READ),
            Map.entry("listCallbackCredentials", CALLBACK_PROCESS),
            Map.entry("listComments", EXCEPTION_READ),
            Map.entry("listContexts", CONTEXT_READ),
            Map.entry("listDiscoveryBridgeCandidates", DISCOVERY_READ),
            Map.entry("listDiscoveryConnections", DISCOVERY_READ),
            Map.entry("listDiscoveryConnectorTypes", DISCOVERY_READ),
            Map.entry("listDisputes", DISPUTE_READ),
            Map.entry("listExceptions", EXCEPTION_READ),
            Map.entry("listExportJobs", EXPORT_JOB_READ),
            Map.entry("listExportJobsByContext", EXPORT_JOB_READ),
            Map.entry("listExtractionReviews", JOB_READ),
            Map.entry("listFeeRules", FEE_RULE_READ),
            Map.entry("listFeeSchedules", FEE_SCHEDULE_READ),
            Map.entry("listFxRates", RULE_READ),
            Map.entry("listImportFormats", JOB_READ),
            Map.entry("listIngestionJobErrors", JOB_READ),
            Map.entry("listIngestionJobs", JOB_READ),
            Map.entry("listJobTransactions", JOB_READ),
            Map.entry("listLayoutTemplates", JOB_READ),
            Map.entry("listMatchCandidates", JOB_READ),
            Map.entry("listMatchRuleSuggestions", JOB_READ),
            Map.entry("listMatchRules", RULE_READ),
            Map.entry("listMatchRuns", JOB_READ),
            Map.entry("listSchedules", SCHEDULE_READ),
            Map.entry("listSourceBindings", SOURCE_READ),
            Map.entry("listSources", SOURCE_READ),
            Map.entry("listSystemKeys", SYSTEM_TENANT),
            Map.entry("mintAggregatorWebhookToken", DISCOVERY_WRITE),
            Map.entry("mintCallbackCredential", CALLBACK_PROCESS),
            Map.entry("openDispute", DISPUTE_WRITE),
            Map.entry("pollDiscoveryExtraction", DISCOVERY_WRITE),
            Map.entry("previewFile", IMPORT_CREATE),
            Map.entry("proposeMapping", IMPORT_CREATE),
            Map.entry("pseudonymizeActor", ACTOR_MAPPING_WRITE),
            Map.entry("putFxRates", RULE_UPDATE),
            Map.entry("putSystemKey", SYSTEM_TENANT),
            Map.entry("refreshDiscovery", DISCOVERY_WRITE),
            Map.entry("rejectExtractionReview", IMPORT_CREATE),
            Map.entry("rejectMatchRuleSuggestion", RULE_UPDATE),
            Map.entry("reorderMatchRules", RULE_UPDATE),
            Map.entry("resolveException", EXCEPTION_RESOLVE),
            Map.entry("revokeAggregatorWebhookToken", DISCOVERY_WRITE),
            Map.entry("revokeCallbackCredential", CALLBACK_PROCESS),
            Map.entry("rotateCallbackCredential", CALLBACK_PROCESS),
            Map.entry("runMatch", JOB_RUN),
            Map.entry("searchTransactions", TRANSACTION_SEARCH),
            Map.entry("simulateFeeSchedule", FEE_SCHEDULE_READ),
            Map.entry("simulateMatchRule", JOB_READ),
            Map.entry("startDiscoveryExtraction", DISCOVERY_WRITE),
            Map.entry("submitEvidence", DISPUTE_WRITE),
            Map.entry("submitLayoutTemplate", IMPORT_CREATE),
            Map.entry("suggestMatchRules", RULE_CREATE),
            Map.entry("testAggregatorConnection", DISCOVERY_WRITE),
            Map.entry("testDiscoveryConnection", DISCOVERY_WRITE),
            Map.entry("unmatch", JOB_DELETE),
            Map.entry("updateAggregatorConnection", DISCOVERY_WRITE),
            Map.entry("updateContext", CONTEXT_UPDATE),
            Map.entry("updateDiscoveryConnection", DISCOVERY_WRITE),
            Map.entry("updateFeeRule", FEE_RULE_UPDATE),
            Map.entry("updateFeeSchedule", FEE_SCHEDULE_UPDATE),
            Map.entry("updateFieldMap", FIELD_MAP_UPDATE),
            Map.entry("updateLayoutTemplate", IMPORT_CREATE),
            Map.entry("updateMatchRule", RULE_UPDATE),
            Map.entry("updateSchedule", SCHEDULE_UPDATE),
            Map.entry("updateSource", SOURCE_UPDATE),
            Map.entry("updateSourceBinding", SOURCE_UPDATE),
            Map.entry("uploadEvidence", DISPUTE_WRITE),
            Map.entry("uploadFile", IMPORT_CREATE),
            Map.entry("upsertActorMapping", ACTOR_MAPPING_WRITE),
            Map.entry("verifyAuditLogChain", AUDIT_READ));

    private Operations() {}

    public static boolean isOpen(String operationId) {
        return OPEN.contains(operationId);
    }

    public static Optional<Permission> permissionOf(String operationId) {
        return Optional.ofNullable(PERMISSIONS.get(operationId));
    }

    /** Whether a holder of these permissions may call the operation. */
    public static boolean allows(String operationId, Set<Permission> held) {
        Permission needed = PERMISSIONS.get(operationId);
        return needed != null
                && (held.contains(needed)
                        || (SETTINGS.contains(operationId) && held.contains(Permission.SYSTEM_ADMIN)));
    }
}
