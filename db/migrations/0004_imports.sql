CREATE TABLE `import_effects` (
	`branch_id` smallint unsigned NOT NULL,
	`job_id` binary(16) NOT NULL,
	`row_no` int unsigned NOT NULL,
	`target_id` binary(16),
	`detail` json NOT NULL,
	`outcome` enum('undone','kept'),
	CONSTRAINT `import_effects_branch_id_job_id_row_no_pk` PRIMARY KEY(`branch_id`,`job_id`,`row_no`)
);
--> statement-breakpoint
CREATE TABLE `import_jobs` (
	`branch_id` smallint unsigned NOT NULL,
	`id` binary(16) NOT NULL,
	`kind` enum('stock','prices','parts') NOT NULL,
	`state` enum('uploading','ready','checking','checked','running','done','undoing','undone','cancelled','failed') NOT NULL,
	`file_name` varchar(200) NOT NULL,
	`file_hash` binary(32),
	`file_bytes` bigint unsigned NOT NULL DEFAULT 0,
	`shape` json,
	`columns_hash` binary(32),
	`options` json NOT NULL,
	`cursor_row` int unsigned NOT NULL DEFAULT 0,
	`progress_permille` smallint unsigned NOT NULL DEFAULT 0,
	`counts` json NOT NULL,
	`failure` varchar(60),
	`created_by` int unsigned NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	`finished_at` datetime(3),
	`runner` varchar(40),
	`lease_ends_at` datetime(3),
	`version` int unsigned NOT NULL DEFAULT 1,
	CONSTRAINT `import_jobs_branch_id_id_pk` PRIMARY KEY(`branch_id`,`id`)
);
--> statement-breakpoint
CREATE TABLE `import_problems` (
	`branch_id` smallint unsigned NOT NULL,
	`job_id` binary(16) NOT NULL,
	`row_no` int unsigned NOT NULL,
	`problem_no` tinyint unsigned NOT NULL,
	`field` varchar(30) NOT NULL,
	`code` varchar(60) NOT NULL,
	`value` varchar(120) NOT NULL,
	CONSTRAINT `import_problems_branch_id_job_id_row_no_problem_no_pk` PRIMARY KEY(`branch_id`,`job_id`,`row_no`,`problem_no`)
);
--> statement-breakpoint
CREATE INDEX `import_effects_target` ON `import_effects` (`branch_id`,`job_id`,`target_id`);--> statement-breakpoint
CREATE INDEX `import_jobs_state` ON `import_jobs` (`state`,`lease_ends_at`);--> statement-breakpoint
CREATE INDEX `import_jobs_columns` ON `import_jobs` (`branch_id`,`kind`,`columns_hash`);