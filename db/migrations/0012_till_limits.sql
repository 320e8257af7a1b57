ALTER TABLE `approvals` ADD `content_hash` binary(32);--> statement-breakpoint
ALTER TABLE `shifts` ADD `short_outs` tinyint unsigned DEFAULT 0 NOT NULL;