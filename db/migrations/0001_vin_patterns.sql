CREATE TABLE `vin_lessons` (
	`vin_hash` binary(32) NOT NULL,
	`pattern_id` int unsigned NOT NULL,
	`vehicle_id` int unsigned,
	`origin` enum('staff','donor') NOT NULL,
	`taught_by` int unsigned,
	`taught_at` datetime(3) NOT NULL,
	CONSTRAINT `vin_lessons_vin_hash` PRIMARY KEY(`vin_hash`)
);
--> statement-breakpoint
CREATE TABLE `vin_local_patterns` (
	`id` int unsigned AUTO_INCREMENT NOT NULL,
	`wmi` varchar(3) NOT NULL,
	`descriptor` varchar(5) NOT NULL,
	`year_code` varchar(1) NOT NULL,
	`model_year` smallint unsigned NOT NULL,
	`generation_id` int unsigned NOT NULL,
	`vehicle_id` int unsigned,
	`evidence` smallint unsigned NOT NULL,
	`taught_by` int unsigned,
	`taught_at` datetime(3) NOT NULL,
	CONSTRAINT `vin_local_patterns_id` PRIMARY KEY(`id`),
	CONSTRAINT `vin_local_patterns_pattern` UNIQUE(`wmi`,`descriptor`,`year_code`,`model_year`,`generation_id`)
);
--> statement-breakpoint
ALTER TABLE `vin_lessons` ADD CONSTRAINT `vin_lessons_pattern_id_vin_local_patterns_id_fk` FOREIGN KEY (`pattern_id`) REFERENCES `vin_local_patterns`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `vin_lessons` ADD CONSTRAINT `vin_lessons_vehicle_id_vehicles_id_fk` FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `vin_local_patterns` ADD CONSTRAINT `vin_local_patterns_generation_id_generations_id_fk` FOREIGN KEY (`generation_id`) REFERENCES `generations`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE `vin_local_patterns` ADD CONSTRAINT `vin_local_patterns_vehicle_id_vehicles_id_fk` FOREIGN KEY (`vehicle_id`) REFERENCES `vehicles`(`id`) ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX `vin_lessons_pattern` ON `vin_lessons` (`pattern_id`);--> statement-breakpoint
CREATE INDEX `vin_lessons_vehicle` ON `vin_lessons` (`vehicle_id`);--> statement-breakpoint
CREATE INDEX `vin_local_patterns_generation` ON `vin_local_patterns` (`generation_id`);--> statement-breakpoint
CREATE INDEX `vin_local_patterns_vehicle` ON `vin_local_patterns` (`vehicle_id`);