CREATE TABLE `inbox_cursors` (
	`consumer` varchar(40) NOT NULL,
	`seq` int unsigned NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `inbox_cursors_consumer` PRIMARY KEY(`consumer`)
);
--> statement-breakpoint
CREATE TABLE `inbox_events` (
	`branch_id` smallint unsigned NOT NULL,
	`event_id` binary(16) NOT NULL,
	`topic` varchar(60) NOT NULL,
	`from_branch_id` smallint unsigned NOT NULL,
	`handled_at` datetime(3) NOT NULL,
	CONSTRAINT `inbox_events_branch_id_event_id_pk` PRIMARY KEY(`branch_id`,`event_id`)
);
--> statement-breakpoint
CREATE TABLE `inbox_waiting` (
	`event_id` binary(16) NOT NULL,
	`seq` int unsigned NOT NULL,
	`branch_id` smallint unsigned NOT NULL,
	`from_branch_id` smallint unsigned NOT NULL,
	`topic` varchar(60) NOT NULL,
	`payload` json NOT NULL,
	`state` enum('waiting','parked') NOT NULL,
	`attempts` smallint unsigned NOT NULL,
	`failure` varchar(60) NOT NULL,
	`detail` json NOT NULL,
	`recorded_at` datetime(3) NOT NULL,
	`next_try_at` datetime(3) NOT NULL,
	`updated_at` datetime(3) NOT NULL,
	CONSTRAINT `inbox_waiting_event_id` PRIMARY KEY(`event_id`)
);
--> statement-breakpoint
CREATE INDEX `inbox_events_time` ON `inbox_events` (`branch_id`,`handled_at`);--> statement-breakpoint
CREATE INDEX `inbox_waiting_branch` ON `inbox_waiting` (`branch_id`,`state`,`seq`);--> statement-breakpoint
CREATE INDEX `inbox_waiting_due` ON `inbox_waiting` (`state`,`next_try_at`);