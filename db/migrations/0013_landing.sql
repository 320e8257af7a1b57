CREATE TABLE `landing_drafts` (
	`slug` varchar(40) NOT NULL,
	`content` json NOT NULL,
	`revision` int unsigned NOT NULL,
	`based_on` binary(16),
	`updated_by` int unsigned,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `landing_drafts_slug` PRIMARY KEY(`slug`)
);
--> statement-breakpoint
CREATE TABLE `landing_pages` (
	`slug` varchar(40) NOT NULL,
	`published_version_id` binary(16),
	`changed_at` datetime(3) NOT NULL,
	CONSTRAINT `landing_pages_slug` PRIMARY KEY(`slug`)
);
--> statement-breakpoint
CREATE TABLE `landing_schedules` (
	`id` binary(16) NOT NULL,
	`slug` varchar(40) NOT NULL,
	`action` enum('publish','unpublish') NOT NULL,
	`version_id` binary(16),
	`due_at` datetime(3) NOT NULL,
	`note` varchar(160) NOT NULL,
	`author_id` int unsigned,
	`created_at` datetime(3) NOT NULL,
	`state` enum('waiting','done','cancelled') NOT NULL DEFAULT 'waiting',
	`settled_at` datetime(3),
	CONSTRAINT `landing_schedules_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
CREATE TABLE `landing_versions` (
	`id` binary(16) NOT NULL,
	`slug` varchar(40) NOT NULL,
	`number` int unsigned NOT NULL,
	`schema_no` int unsigned NOT NULL,
	`content` json NOT NULL,
	`kind` enum('published','scheduled','kept','sample') NOT NULL,
	`note` varchar(160) NOT NULL,
	`author_id` int unsigned,
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `landing_versions_id` PRIMARY KEY(`id`),
	CONSTRAINT `landing_versions_number` UNIQUE(`slug`,`number`)
);
--> statement-breakpoint
CREATE TABLE `page_media` (
	`kind` enum('picture','document') NOT NULL,
	`hash` binary(32) NOT NULL,
	`width` smallint unsigned,
	`height` smallint unsigned,
	`bytes` int unsigned,
	`added_by` int unsigned,
	`added_at` datetime(3) NOT NULL,
	CONSTRAINT `page_media_kind_hash_pk` PRIMARY KEY(`kind`,`hash`)
);
--> statement-breakpoint
ALTER TABLE `landing_drafts` ADD CONSTRAINT `landing_drafts_based_on_landing_versions_id_fk` FOREIGN KEY (`based_on`) REFERENCES `landing_versions`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `landing_pages` ADD CONSTRAINT `landing_pages_published_version_id_landing_versions_id_fk` FOREIGN KEY (`published_version_id`) REFERENCES `landing_versions`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `landing_schedules` ADD CONSTRAINT `landing_schedules_version_id_landing_versions_id_fk` FOREIGN KEY (`version_id`) REFERENCES `landing_versions`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `landing_drafts_based_on` ON `landing_drafts` (`based_on`);--> statement-breakpoint
CREATE INDEX `landing_pages_published` ON `landing_pages` (`published_version_id`);--> statement-breakpoint
CREATE INDEX `landing_schedules_due` ON `landing_schedules` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `landing_schedules_version` ON `landing_schedules` (`version_id`);