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
