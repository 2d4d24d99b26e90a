/** Fluent reads this as it is imported, and otherwise asks a CDN for Segoe UI. */
window.FabricConfig = { fontBaseUrl: '' };

export {};
