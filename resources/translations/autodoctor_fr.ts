<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr">
<context>
    <name>AboutSection</name>
    <message>
        <source>About and backup</source>
        <translation>À propos et sauvegarde</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>This program</source>
        <translation>Ce programme</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>Son adresse</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>What this computer keeps is encrypted; when it is lost, all but what it had not sent is fetched again. Where that is, and the licences of what the program is made of, stand under “This computer”.</source>
        <translation>Ce que garde cet ordinateur est chiffré&#x202f;; s’il est perdu, tout est récupéré sauf ce qu’il n’avait pas envoyé. Où cela se trouve, et les licences de ce dont le programme est fait, figurent sous «&#xa0;Cet ordinateur&#xa0;».</translation>
    </message>
    <message>
        <source>Backup of the server</source>
        <translation>Sauvegarde du serveur</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>The database, with pg_dump as the role autodoctor_backup; and, apart from it, the files token-secret.seal and token-secret.escrow.</source>
        <translation>La base de données, avec pg_dump sous le rôle autodoctor_backup&#x202f;; et, à part, les fichiers token-secret.seal et token-secret.escrow.</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>On the server: in /var/lib/autodoctor where it runs as root, else in ~/.local/share/autodoctor, or where AUTODOCTOR_HOME says.</source>
        <translation>Sur le serveur&#xa0;: dans /var/lib/autodoctor s’il tourne comme root, sinon dans ~/.local/share/autodoctor, ou là où le dit AUTODOCTOR_HOME.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restauration</translation>
    </message>
    <message>
        <source>pg_restore into an empty database, then one line that the instructions give. Computers fetch anew and send again what they sent in the last 14 days.</source>
        <translation>pg_restore dans une base vide, puis une ligne que donnent les instructions. Les ordinateurs récupèrent tout et renvoient ce qu’ils ont envoyé depuis 14 jours.</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Instructions</translation>
    </message>
    <message>
        <source>It is done where the server runs: nothing of it is started from here.</source>
        <translation>Cela se fait là où tourne le serveur&#xa0;: rien n’en est lancé d’ici.</translation>
    </message>
</context>
<context>
    <name>AcceptedCardView</name>
    <message>
        <source>yours</source>
        <translation>à vous</translation>
    </message>
</context>
<context>
    <name>ActForm</name>
    <message>
        <source>Why, for the record</source>
        <translation>Pourquoi, pour le dossier</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
    <message>
        <source>It counts no more, and the customer signs anew. It stays as it is, and is kept as long.</source>
        <translation>Elle ne compte plus, et le client signe de nouveau. Elle reste telle quelle et se conserve aussi longtemps.</translation>
    </message>
    <message>
        <source>Supersede it</source>
        <translation>La remplacer</translation>
    </message>
    <message>
        <source>For a lawsuit: it is not erased when its time is over, until the hold is ended.</source>
        <translation>Pour un litige&#xa0;: elle n’est pas effacée à la fin de sa conservation, tant que la retenue n’est pas levée.</translation>
    </message>
    <message>
        <source>Hold it</source>
        <translation>La retenir</translation>
    </message>
    <message>
        <source>It is erased when its time is over, unless another hold keeps it.</source>
        <translation>Elle est effacée à la fin de sa conservation, à moins qu’une autre retenue ne la garde.</translation>
    </message>
    <message>
        <source>End the hold</source>
        <translation>Lever la retenue</translation>
    </message>
</context>
<context>
    <name>ActsPanel</name>
    <message>
        <source>Session</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>It takes longer:</source>
        <translation>Il faut plus de temps&#xa0;:</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Nothing booked</source>
        <translation>Aucun rendez-vous</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
</context>
<context>
    <name>AgendaView</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
</context>
<context>
    <name>Alert</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message numerus="yes">
        <source>%n more message(s)</source>
        <translation>
            <numerusform>Encore %n message</numerusform>
            <numerusform>Encore %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AnswerFoot</name>
    <message>
        <source>Offer other times</source>
        <translation>Proposer d’autres heures</translation>
    </message>
    <message>
        <source>Decline…</source>
        <translation>Refuser…</translation>
    </message>
    <message>
        <source>Withdrawn…</source>
        <translation>Retirée…</translation>
    </message>
    <message>
        <source>The customer no longer wants it (W)</source>
        <translation>Le client n’en veut plus (W)</translation>
    </message>
    <message>
        <source>Confirm another way…</source>
        <translation>Confirmer autrement…</translation>
    </message>
    <message>
        <source>They said yes…</source>
        <translation>Le client accepte…</translation>
    </message>
    <message>
        <source>No email and no phone here: call back some other way.</source>
        <translation>Ni courriel ni téléphone ici&#xa0;: joindre le client autrement.</translation>
    </message>
    <message>
        <source>Waits for the customer&apos;s answer; the times are held.</source>
        <translation>Attend la réponse du client&#x202f;; les heures sont retenues.</translation>
    </message>
    <message>
        <source>No message goes out: you see what to tell the customer; deposit %1.</source>
        <translation>Aucun message ne part&#xa0;: vous voyez quoi dire au client&#x202f;; acompte de %1.</translation>
    </message>
    <message>
        <source>You see the message before it is sent; deposit %1.</source>
        <translation>Message montré avant l’envoi&#x202f;; acompte %1.</translation>
    </message>
</context>
<context>
    <name>AnswerPanel</name>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Sign in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>This was not saved. %1</source>
        <translation>Rien n’a été enregistré. %1</translation>
    </message>
    <message>
        <source>Something that is saved cannot be shown right now. It will show by itself.</source>
        <translation>Quelque chose d’enregistré ne peut pas être affiché pour le moment. L’affichage se rétablira de lui-même.</translation>
    </message>
    <message>
        <source>Something went wrong in the program (%1). The details are in %2.</source>
        <translation>Un problème est survenu dans le programme (%1). Les détails sont dans %2.</translation>
    </message>
    <message>
        <source>The profile %1 is open already in another window.</source>
        <translation>Le profil %1 est déjà ouvert dans une autre fenêtre.</translation>
    </message>
</context>
<context>
    <name>AskPage</name>
    <message numerus="yes">
        <source>%n online</source>
        <translation>
            <numerusform>%n en ligne</numerusform>
            <numerusform>%n en ligne</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free at once</source>
        <translation>
            <numerusform>%n libre tout de suite</numerusform>
            <numerusform>%n libres tout de suite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Asked</name>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>What was decided last has reached the server.</source>
        <translation>Votre dernière décision est parvenue au serveur.</translation>
    </message>
    <message>
        <source>Whether it was done shows once it does.</source>
        <translation>On verra si c’est fait dès qu’il répondra.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été modifié.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
</context>
<context>
    <name>AvailabilityView</name>
    <message>
        <source>Availability</source>
        <translation>Disponibilités</translation>
    </message>
    <message>
        <source>Whose hours</source>
        <translation>Les heures de qui</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>Quelle partie</translation>
    </message>
    <message>
        <source>There are no hours here for you to change.</source>
        <translation>Il n’y a ici aucune heure que vous puissiez modifier.</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>Semaine précédente</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>Semaine suivante</translation>
    </message>
    <message>
        <source>It could not be kept on this computer. Nothing was saved.</source>
        <translation>L’enregistrement sur cet ordinateur a échoué. Rien n’est enregistré.</translation>
    </message>
    <message>
        <source>That is over already. Choose a later day or time.</source>
        <translation>C’est déjà passé. Choisissez un jour ou une heure plus tard.</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>The server is not set up to send messages: please tell each customer yourself, with the deposit of %1.</source>
        <translation>Le serveur n’est pas configuré pour envoyer des messages&#xa0;: avisez vous-même chaque client, et de l’acompte de %1.</translation>
    </message>
    <message>
        <source>Each customer is told in their language, if the server is set up to send messages; a deposit of %1 is asked for.</source>
        <translation>Chaque client est prévenu dans sa langue, si le serveur est configuré pour envoyer des messages&#x202f;; un acompte de %1 est demandé.</translation>
    </message>
    <message>
        <source>Each customer is told at once, in their language; a deposit of %1 is asked for.</source>
        <translation>Chaque client est prévenu aussitôt, dans sa langue&#x202f;; un acompte de %1 est demandé.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
</context>
<context>
    <name>BaysSection</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>New bay</source>
        <translation>Nouvelle baie</translation>
    </message>
    <message>
        <source>Visits in person each take a bay. The calendar by bay has them in this order.</source>
        <translation>Chaque visite sur place occupe une baie. Le calendrier par baie les montre dans cet ordre.</translation>
    </message>
    <message>
        <source>Bays</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>Hors service</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Remettre en service</translation>
    </message>
    <message>
        <source>Take out of use</source>
        <translation>Mettre hors service</translation>
    </message>
    <message>
        <source>Nothing is booked there any more</source>
        <translation>Rien n’y sera plus réservé</translation>
    </message>
    <message>
        <source>%1 stays in use: bookings stand in it. Move or cancel them first.</source>
        <translation>%1 reste en service&#xa0;: des réservations l’occupent. Déplacez-les ou annulez-les d’abord.</translation>
    </message>
    <message numerus="yes">
        <source>%n more stand there, seen in the calendar by bay.</source>
        <translation>
            <numerusform>%n autre s’y trouve, visible dans le calendrier par baie.</numerusform>
            <numerusform>%n autres s’y trouvent, visibles dans le calendrier par baie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stand there, seen in the calendar by bay.</source>
        <translation>
            <numerusform>%n s’y trouve, visible dans le calendrier par baie.</numerusform>
            <numerusform>%n s’y trouvent, visibles dans le calendrier par baie.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BookNow</name>
    <message>
        <source>Video, phone or chat with whoever is online</source>
        <translation>Vidéo, téléphone ou clavardage avec qui est en ligne</translation>
    </message>
    <message>
        <source>A mechanic now</source>
        <translation>Un mécanicien maintenant</translation>
    </message>
    <message>
        <source>Who is asked?</source>
        <translation>À qui demander&#x202f;?</translation>
    </message>
    <message>
        <source>Nobody can be asked: choose how to go on.</source>
        <translation>Personne à qui demander&#xa0;: choisissez comment continuer.</translation>
    </message>
    <message>
        <source>The time of %1 is held: they are asked first.</source>
        <translation>Une plage de %1 est retenue&#xa0;: la demande lui est faite d’abord.</translation>
    </message>
    <message>
        <source>Asking who is online …</source>
        <translation>On demande qui est en ligne…</translation>
    </message>
    <message>
        <source>Press Find to look again with what you changed.</source>
        <translation>Appuyez sur Trouver pour chercher avec ce que vous avez changé.</translation>
    </message>
    <message>
        <source>None of them belongs to this choice.</source>
        <translation>Aucun d’eux ne correspond à ce choix.</translation>
    </message>
    <message>
        <source>The best three are asked at once; the first to accept has it</source>
        <translation>Les trois meilleurs sont sollicités aussitôt&#x202f;; le premier qui accepte l’emporte</translation>
    </message>
    <message>
        <source>Whoever suits best</source>
        <translation>Qui convient le mieux</translation>
    </message>
    <message>
        <source>The mechanics who are asked read it.</source>
        <translation>Les mécaniciens sollicités le lisent.</translation>
    </message>
    <message>
        <source>Red oil light came on while driving</source>
        <translation>Le témoin d’huile rouge s’est allumé en roulant</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sujet</translation>
    </message>
    <message>
        <source>What it is about, in a word or two</source>
        <translation>Le sujet, en un mot ou deux</translation>
    </message>
    <message>
        <source>Urgent: it cannot wait</source>
        <translation>Urgent&#xa0;: cela ne peut pas attendre</translation>
    </message>
    <message>
        <source>Book their time</source>
        <translation>Réserver cette plage</translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: the customer is told by email, and you on this screen.</source>
        <translation>Si un mécanicien se met en ligne d’ici %1, une plage est retenue un moment&#xa0;: le client l’apprend par courriel, et vous, à l’écran.</translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: you are told on this screen, and the customer by email, if the server is set up to send messages.</source>
        <translation>Si un mécanicien se met en ligne d’ici %1, une plage est retenue un moment&#xa0;: vous l’apprenez à l’écran, et le client par courriel, si le serveur est configuré pour envoyer des messages.</translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: you are told on this screen. The server is not set up to send messages: please call the customer.</source>
        <translation>Si un mécanicien se met en ligne d’ici %1, une plage est retenue un moment&#xa0;: vous l’apprenez à l’écran. Le serveur n’est pas configuré pour envoyer des messages&#xa0;: appelez le client.</translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, their time is held for a while: you are told on this screen. No email of the customer is known: please call them.</source>
        <translation>Si un mécanicien se met en ligne d’ici %1, une plage est retenue un moment&#xa0;: vous l’apprenez à l’écran. Aucun courriel du client n’est connu&#xa0;: appelez-le.</translation>
    </message>
    <message>
        <source>Take off the waitlist</source>
        <translation>Retirer de la liste d’attente</translation>
    </message>
    <message>
        <source>Really take off</source>
        <translation>Retirer vraiment</translation>
    </message>
    <message>
        <source>%1 is not on the waitlist any more</source>
        <translation>%1 n’est plus sur la liste d’attente</translation>
    </message>
    <message>
        <source>%1 is number %2 on the waitlist</source>
        <translation>%1 a le numéro %2 sur la liste d’attente</translation>
    </message>
    <message>
        <source>The time of %1 is held until %2.</source>
        <translation>Une plage de %1 est retenue jusqu’à %2.</translation>
    </message>
    <message>
        <source>Waits only for %1.</source>
        <translation>Attend seulement %1.</translation>
    </message>
    <message>
        <source>The wait was too long, or the time that was held was not taken.</source>
        <translation>L’attente a été trop longue, ou la plage retenue n’a pas été prise.</translation>
    </message>
    <message>
        <source>A mechanic is there for %1</source>
        <translation>Un mécanicien est là pour %1</translation>
    </message>
    <message>
        <source>Joining …</source>
        <translation>Inscription en cours…</translation>
    </message>
    <message>
        <source>Put them on the waitlist</source>
        <translation>Inscrire le client sur la liste d’attente</translation>
    </message>
    <message>
        <source>Asking …</source>
        <translation>Demande en cours…</translation>
    </message>
    <message>
        <source>Ask for a mechanic</source>
        <translation>Demander un mécanicien</translation>
    </message>
    <message>
        <source>Book now</source>
        <translation>Réserver maintenant</translation>
    </message>
    <message>
        <source>Kind, customer</source>
        <translation>Type, client</translation>
    </message>
    <message>
        <source>Plan, mechanic</source>
        <translation>Forfait, mécanicien</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgent</translation>
    </message>
    <message>
        <source>Choose who is asked.</source>
        <translation>Choisissez à qui demander.</translation>
    </message>
    <message>
        <source>Looking for a mechanic …</source>
        <translation>Recherche d’un mécanicien…</translation>
    </message>
    <message>
        <source>No specialist of the brand is online right now</source>
        <translation>Aucun spécialiste de la marque n’est en ligne en ce moment</translation>
    </message>
    <message>
        <source>Everybody who is online is busy right now</source>
        <translation>Tous ceux qui sont en ligne sont occupés en ce moment</translation>
    </message>
    <message>
        <source>There is nobody left to ask</source>
        <translation>Il ne reste personne à qui demander</translation>
    </message>
    <message>
        <source>No mechanic is online for video right now</source>
        <translation>Aucun mécanicien n’est en ligne pour la vidéo en ce moment</translation>
    </message>
    <message>
        <source>No mechanic is online for phone calls right now</source>
        <translation>Aucun mécanicien n’est en ligne pour le téléphone en ce moment</translation>
    </message>
    <message>
        <source>No mechanic is online for chat right now</source>
        <translation>Aucun mécanicien n’est en ligne pour le clavardage en ce moment</translation>
    </message>
    <message>
        <source>No mechanic is online right now</source>
        <translation>Aucun mécanicien n’est en ligne en ce moment</translation>
    </message>
    <message>
        <source>There is nobody to ask right now</source>
        <translation>Il n’y a personne à qui demander en ce moment</translation>
    </message>
    <message>
        <source>%1 takes it</source>
        <translation>%1 s’en charge</translation>
    </message>
    <message>
        <source>A mechanic</source>
        <translation>Un mécanicien</translation>
    </message>
    <message>
        <source>Nobody has accepted</source>
        <translation>Personne n’a accepté</translation>
    </message>
    <message>
        <source>Cancelling …</source>
        <translation>Annulation en cours…</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Too few people have waited lately to say how long it takes.</source>
        <translation>Trop peu de gens ont attendu récemment pour dire combien de temps il faut.</translation>
    </message>
    <message>
        <source>Lately people waited at least %1.</source>
        <translation>Récemment, l’attente a été d’au moins %1.</translation>
    </message>
    <message>
        <source>Lately people waited about %1.</source>
        <translation>Récemment, l’attente a été d’environ %1.</translation>
    </message>
    <message>
        <source>Nobody is waiting yet.</source>
        <translation>Personne n’attend pour l’instant.</translation>
    </message>
    <message>
        <source>%1 is already on the waitlist.</source>
        <translation>%1 est déjà sur la liste d’attente.</translation>
    </message>
    <message>
        <source>The server does not answer: this is how it stood last.</source>
        <translation>Le serveur ne répond pas&#xa0;: voici où cela en était la dernière fois.</translation>
    </message>
    <message>
        <source>It is not known whether %1 is still on the list: please try again.</source>
        <translation>On ne sait pas si %1 est encore sur la liste&#xa0;: réessayez.</translation>
    </message>
    <message>
        <source>It is not known whether %1 is on the list; trying again adds nobody twice.</source>
        <translation>On ne sait pas si %1 est sur la liste&#x202f;; un nouvel essai n’inscrit personne deux fois.</translation>
    </message>
    <message>
        <source>%1 is still on the waitlist; the server is asked again to take them off.</source>
        <translation>%1 est encore sur la liste d’attente&#x202f;; on redemande au serveur de l’en retirer.</translation>
    </message>
    <message>
        <source>The server does not answer, and the waitlist needs it.</source>
        <translation>Le serveur ne répond pas, et il le faut pour la liste d’attente.</translation>
    </message>
    <message>
        <source>The server does not answer, and booking now needs it.</source>
        <translation>Le serveur ne répond pas, et il le faut pour réserver maintenant.</translation>
    </message>
    <message>
        <source>It is not known whether anybody was asked; trying again asks nobody twice.</source>
        <translation>On ne sait pas si quelqu’un a été sollicité&#x202f;; un nouvel essai ne sollicite personne deux fois.</translation>
    </message>
    <message>
        <source>Nobody is asked yet.</source>
        <translation>Personne n’est encore sollicité.</translation>
    </message>
    <message>
        <source>Schedule instead</source>
        <translation>Fixer plutôt un rendez-vous</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Asked first</source>
        <translation>Sollicité d’abord</translation>
    </message>
    <message>
        <source>%1 is asked first; nobody has it before somebody has accepted.</source>
        <translation>La demande va d’abord à %1&#x202f;; rien n’est pris avant que quelqu’un accepte.</translation>
    </message>
    <message>
        <source>The best three who are online are asked at once; after two minutes everybody is.</source>
        <translation>Les trois meilleurs en ligne sont sollicités aussitôt&#x202f;; après deux minutes, tous le sont.</translation>
    </message>
    <message>
        <source>Cancel the search</source>
        <translation>Annuler la recherche</translation>
    </message>
    <message>
        <source>Really cancel</source>
        <translation>Annuler vraiment</translation>
    </message>
    <message>
        <source>Ask anew</source>
        <translation>Demander de nouveau</translation>
    </message>
    <message>
        <source>They see it under My work. The customer signs and pays before it begins.</source>
        <translation>La séance s’affiche dans Mon travail, à son écran. Le client signe et paie avant le début.</translation>
    </message>
    <message>
        <source>Everybody who is online is being asked. The search ends in %1.</source>
        <translation>Tous ceux qui sont en ligne sont sollicités. La recherche se termine dans %1.</translation>
    </message>
    <message>
        <source>The best are being asked. In %1, everybody who is online will be.</source>
        <translation>Les meilleurs sont sollicités. Dans %1, tous ceux qui sont en ligne le seront.</translation>
    </message>
    <message>
        <source>The search is over. What was paid goes back in full.</source>
        <translation>La recherche est terminée. Ce qui a été payé est remboursé en entier.</translation>
    </message>
    <message>
        <source>Nobody is asked any more.</source>
        <translation>Personne n’est plus sollicité.</translation>
    </message>
    <message>
        <source>Whoever comes online within %1 is asked.</source>
        <translation>Qui se met en ligne d’ici %1 sera sollicité.</translation>
    </message>
    <message>
        <source>is being asked</source>
        <translation>est sollicité</translation>
    </message>
    <message>
        <source>is not asked any more</source>
        <translation>n’est plus sollicité</translation>
    </message>
    <message>
        <source>Or give it to:</source>
        <translation>Ou le confier à&#xa0;:</translation>
    </message>
    <message>
        <source>As soon as one of them has time</source>
        <translation>Dès que l’un d’eux a le temps</translation>
    </message>
    <message>
        <source>Ask all the same</source>
        <translation>Demander quand même</translation>
    </message>
    <message>
        <source>For a set time; what you entered comes along</source>
        <translation>À une heure fixe&#x202f;; ce que vous avez saisi suit</translation>
    </message>
    <message>
        <source>See who is offline</source>
        <translation>Voir qui est hors ligne</translation>
    </message>
    <message>
        <source>Their profiles, favourites first; nobody is asked</source>
        <translation>Leurs profils, favoris d’abord&#x202f;; personne n’est sollicité</translation>
    </message>
    <message>
        <source>Back to the choices</source>
        <translation>Revenir aux choix</translation>
    </message>
    <message>
        <source>Choose the customer first</source>
        <translation>Choisissez d’abord le client</translation>
    </message>
    <message>
        <source>You are told when a mechanic comes online</source>
        <translation>Vous l’apprenez quand un mécanicien se met en ligne</translation>
    </message>
    <message>
        <source>Put them on the waitlist?</source>
        <translation>Inscrire le client sur la liste d’attente&#x202f;?</translation>
    </message>
    <message>
        <source>Whoever comes online first</source>
        <translation>Le premier qui se met en ligne</translation>
    </message>
    <message>
        <source>What it is about, if they say so</source>
        <translation>De quoi il s’agit, si le client le dit</translation>
    </message>
    <message>
        <source>%1 is not on the list yet.</source>
        <translation>%1 n’est pas encore sur la liste.</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Seulement %1</translation>
    </message>
    <message>
        <source>What you entered stays on this computer while the program is open, for when their turn comes.</source>
        <translation>Ce que vous avez saisi reste sur cet ordinateur tant que le programme est ouvert, pour quand son tour viendra.</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>Attend</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Is told</source>
        <translation>Avis</translation>
    </message>
    <message>
        <source>By email, now and when a mechanic comes online</source>
        <translation>Par courriel, maintenant et quand un mécanicien se met en ligne</translation>
    </message>
    <message>
        <source>Not by message, which the server is not set up to send: please call them</source>
        <translation>Aucun message ne part&#xa0;: le serveur n’est pas configuré pour en envoyer. Appelez le client.</translation>
    </message>
    <message>
        <source>By email, if the server is set up to send messages</source>
        <translation>Par courriel, si le serveur est configuré pour envoyer des messages</translation>
    </message>
    <message>
        <source>Not by email, since none is known: please call them</source>
        <translation>Pas par courriel, aucun n’est connu&#xa0;: appelez-le</translation>
    </message>
    <message>
        <source>Nothing is charged for waiting</source>
        <translation>Attendre ne coûte rien</translation>
    </message>
    <message>
        <source>%1 if it is booked then</source>
        <translation>%1 si c’est réservé ensuite</translation>
    </message>
    <message>
        <source>When a mechanic comes online, their time is held for a while and you are told on this screen. It is booked only once you do so.</source>
        <translation>Quand un mécanicien se met en ligne, une plage est retenue un moment et vous l’apprenez à l’écran. Rien n’est réservé tant que vous ne le faites pas.</translation>
    </message>
    <message>
        <source>Nobody was asked. How would you like to go on?</source>
        <translation>Personne n’a été sollicité. Comment continuer&#x202f;?</translation>
    </message>
    <message>
        <source>For a set time, also a visit in person</source>
        <translation>À une heure fixe, aussi pour une visite sur place</translation>
    </message>
    <message>
        <source>With whoever is online. Press a number to choose.</source>
        <translation>Avec qui est en ligne. Appuyez sur un chiffre pour choisir.</translation>
    </message>
    <message>
        <source>How will they talk?</source>
        <translation>Par quel moyen&#x202f;?</translation>
    </message>
</context>
<context>
    <name>Booking</name>
    <message>
        <source>At the workshop, with a bay</source>
        <translation>À l’atelier, avec une baie</translation>
    </message>
    <message>
        <source>The mechanic sees and hears the car</source>
        <translation>Le mécanicien voit et entend le véhicule</translation>
    </message>
    <message>
        <source>The mechanic calls the customer</source>
        <translation>Le mécanicien appelle le client</translation>
    </message>
    <message>
        <source>In writing, with pictures</source>
        <translation>Par écrit, avec des photos</translation>
    </message>
    <message>
        <source>What kind of visit?</source>
        <translation>Quel genre de visite&#x202f;?</translation>
    </message>
    <message>
        <source>A number chooses, and goes on.</source>
        <translation>Un chiffre choisit et passe à la suite.</translation>
    </message>
    <message>
        <source>Who does the work?</source>
        <translation>Qui fait le travail&#x202f;?</translation>
    </message>
    <message>
        <source>City or postal code</source>
        <translation>Ville ou code postal</translation>
    </message>
    <message>
        <source>must accept first</source>
        <translation>doit accepter</translation>
    </message>
    <message>
        <source>With the next free time of each.</source>
        <translation>Avec la prochaine heure libre de chacun.</translation>
    </message>
    <message>
        <source>online and free</source>
        <translation>en ligne et libre</translation>
    </message>
    <message>
        <source>free within half an hour</source>
        <translation>libre d’ici une demi-heure</translation>
    </message>
    <message>
        <source>free within the hour</source>
        <translation>libre d’ici une heure</translation>
    </message>
    <message>
        <source>free today</source>
        <translation>libre aujourd’hui</translation>
    </message>
    <message>
        <source>knows about: %1</source>
        <translation>s’y connaît&#xa0;: %1</translation>
    </message>
    <message>
        <source>near (%1)</source>
        <translation>à proximité (%1)</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>à %1</translation>
    </message>
    <message>
        <source>rated %1</source>
        <translation>noté %1</translation>
    </message>
    <message>
        <source>1 year of experience</source>
        <translation>1 an d’expérience</translation>
    </message>
    <message>
        <source>%1 years of experience</source>
        <translation>%1 ans d’expérience</translation>
    </message>
    <message>
        <source>%1 points: %2</source>
        <translation>%1 points&#xa0;: %2</translation>
    </message>
    <message>
        <source>Find counts the place that was changed.</source>
        <translation>«&#xa0;Trouver&#xa0;» tient compte du lieu modifié.</translation>
    </message>
    <message>
        <source>Who is free then first, favourites before others, the best suited before the rest.</source>
        <translation>Qui est libre à cette heure d’abord, puis les favoris, puis les plus indiqués.</translation>
    </message>
    <message>
        <source>Favourites first, then the best suited: free soon, make, concern, place, experience, rating.</source>
        <translation>Favoris d’abord, puis les plus indiqués&#xa0;: disponibilité, marque, problème, lieu, expérience, note.</translation>
    </message>
    <message>
        <source>The favourites are not to be had: %1</source>
        <translation>Impossible d’obtenir les favoris&#xa0;: %1</translation>
    </message>
    <message>
        <source>The server does not answer; the favourites are as it told them before.</source>
        <translation>Le serveur ne répond pas&#x202f;; les favoris sont ceux qu’il a donnés auparavant.</translation>
    </message>
    <message>
        <source>The server does not answer: whom the customer likes is not known. All else is.</source>
        <translation>Le serveur ne répond pas&#xa0;: les favoris du client ne sont pas connus. Tout le reste l’est.</translation>
    </message>
    <message>
        <source>Nobody here offers this kind of visit.</source>
        <translation>Personne ici n’offre ce genre de visite.</translation>
    </message>
    <message>
        <source>The plan is for a specialist of %1, and nobody here is one. Choose another plan.</source>
        <translation>Le forfait demande un spécialiste de %1, et personne ici ne l’est. Choisissez un autre forfait.</translation>
    </message>
    <message>
        <source>The plan is for a specialist of the make, which is not known. Add it, or choose another plan.</source>
        <translation>Le forfait demande un spécialiste de la marque, qui n’est pas connue. Indiquez-la, ou choisissez un autre forfait.</translation>
    </message>
    <message>
        <source>Nobody here is a specialist of %1. “All” shows who can do it.</source>
        <translation>Personne ici n’est spécialiste de %1. «&#xa0;Tous&#xa0;» montre qui peut le faire.</translation>
    </message>
    <message>
        <source>%1 has no favourites yet. They are noted on the customer’s page; “All” shows everybody.</source>
        <translation>%1 n’a pas encore de favoris. Ils se notent sur la page du client&#x202f;; «&#xa0;Tous&#xa0;» montre tout le monde.</translation>
    </message>
    <message>
        <source>Nobody whom %1 likes can be booked for this. “All” shows who can do it.</source>
        <translation>Aucun des favoris de %1 ne peut être réservé pour cela. «&#xa0;Tous&#xa0;» montre qui peut le faire.</translation>
    </message>
    <message>
        <source>Asking whom the customer likes …</source>
        <translation>Recherche des favoris du client …</translation>
    </message>
    <message>
        <source>Whom the customer likes the server alone knows. “Find” asks it again; “All” shows everybody.</source>
        <translation>Seul le serveur connaît les favoris du client. «&#xa0;Trouver&#xa0;» le lui redemande&#x202f;; «&#xa0;Tous&#xa0;» montre tout le monde.</translation>
    </message>
    <message>
        <source>%1 specialist</source>
        <translation>spécialiste %1</translation>
    </message>
    <message>
        <source>For the time that was chosen: %1</source>
        <translation>Pour l’heure choisie&#xa0;: %1</translation>
    </message>
    <message>
        <source>Free at %1</source>
        <translation>Libre à %1</translation>
    </message>
    <message>
        <source>Not free at %1</source>
        <translation>Pas libre à %1</translation>
    </message>
    <message>
        <source>Nothing free</source>
        <translation>Rien de libre</translation>
    </message>
    <message>
        <source>Whoever is free at the time that you choose</source>
        <translation>La personne qui est libre à l’heure choisie</translation>
    </message>
    <message>
        <source>Only a bay is taken; the shop decides later</source>
        <translation>Seule une baie est prise&#x202f;; l’atelier décide plus tard</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Genre de visite</translation>
    </message>
    <message>
        <source>Customer, vehicle</source>
        <translation>Client, véhicule</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Forfait</translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation>Mécanicien</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>just advice</source>
        <translation>conseil seulement</translation>
    </message>
    <message>
        <source>Workshop visit</source>
        <translation>Visite à l’atelier</translation>
    </message>
    <message>
        <source>Price in the shop</source>
        <translation>Prix à l’atelier</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Gratuit</translation>
    </message>
    <message>
        <source>Any mechanic</source>
        <translation>Peu importe le mécanicien</translation>
    </message>
    <message>
        <source>No mechanic yet</source>
        <translation>Pas encore de mécanicien</translation>
    </message>
    <message>
        <source>Any: %1</source>
        <translation>Peu importe&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, who is free then (any would do)</source>
        <translation>%1, libre à cette heure (peu importait qui)</translation>
    </message>
    <message>
        <source>%1 if it is free</source>
        <translation>%1 si elle est libre</translation>
    </message>
    <message>
        <source>%1, held</source>
        <translation>%1, retenue</translation>
    </message>
    <message>
        <source>Morning</source>
        <translation>Matin</translation>
    </message>
    <message>
        <source>Afternoon</source>
        <translation>Après-midi</translation>
    </message>
    <message>
        <source>Evening</source>
        <translation>Soir</translation>
    </message>
    <message>
        <source>“%1” is looked for once the kind of visit is chosen.</source>
        <translation>«&#xa0;%1&#xa0;» est cherché dès que le genre de visite est choisi.</translation>
    </message>
    <message>
        <source>Choose the kind of visit.</source>
        <translation>Choisissez le genre de visite.</translation>
    </message>
    <message>
        <source>Choose a customer or add a new one.</source>
        <translation>Choisissez un client ou ajoutez-en un.</translation>
    </message>
    <message>
        <source>Choose the vehicle, or “Just advice”.</source>
        <translation>Choisissez le véhicule, ou «&#xa0;Conseil seulement&#xa0;».</translation>
    </message>
    <message>
        <source>Choose a plan.</source>
        <translation>Choisissez un forfait.</translation>
    </message>
    <message>
        <source>The plan has changed: look at its price and length again.</source>
        <translation>Le forfait a changé&#xa0;: vérifiez de nouveau son prix et sa durée.</translation>
    </message>
    <message>
        <source>Choose who does the work.</source>
        <translation>Choisissez qui fait le travail.</translation>
    </message>
    <message>
        <source>Choose a time.</source>
        <translation>Choisissez une heure.</translation>
    </message>
    <message>
        <source>The chosen time is not free. Choose another.</source>
        <translation>L’heure choisie n’est pas libre. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>Choose the kind of work.</source>
        <translation>Choisissez le genre de travail.</translation>
    </message>
    <message>
        <source>Describe the concern in at least %1 characters.</source>
        <translation>Décrivez le problème en au moins %1 caractères.</translation>
    </message>
    <message>
        <source>Say in a word or two what it is about.</source>
        <translation>Dites le sujet en un mot ou deux.</translation>
    </message>
    <message>
        <source>It may stay as short as it was, but not become shorter.</source>
        <translation>Il peut rester aussi court qu’il l’était, sans devenir plus court.</translation>
    </message>
    <message>
        <source>Enter the name.</source>
        <translation>Entrez le nom.</translation>
    </message>
    <message>
        <source>Enter a number: the mechanic calls the customer.</source>
        <translation>Entrez un numéro&#xa0;: c’est le mécanicien qui appelle le client.</translation>
    </message>
    <message>
        <source>This is not a complete phone number.</source>
        <translation>Ce numéro de téléphone est incomplet.</translation>
    </message>
    <message>
        <source>This phone number has too many digits.</source>
        <translation>Ce numéro de téléphone a trop de chiffres.</translation>
    </message>
    <message>
        <source>This is not an email address.</source>
        <translation>Ceci n’est pas une adresse courriel.</translation>
    </message>
    <message>
        <source>Enter at least the make, the model, the plate or the VIN.</source>
        <translation>Entrez au moins la marque, le modèle, la plaque ou le NIV.</translation>
    </message>
    <message>
        <source>Enter a year from %1 to %2.</source>
        <translation>Entrez une année de %1 à %2.</translation>
    </message>
    <message>
        <source>A VIN has 17 characters.</source>
        <translation>Un NIV compte 17 caractères.</translation>
    </message>
    <message>
        <source>A VIN has no I, O or Q.</source>
        <translation>Un NIV n’a ni I, ni O, ni Q.</translation>
    </message>
    <message>
        <source>Enter whole kilometres.</source>
        <translation>Entrez des kilomètres entiers.</translation>
    </message>
    <message>
        <source>The check digit does not fit. Look again; Continue keeps it as it is.</source>
        <translation>Le chiffre de contrôle ne concorde pas. Vérifiez&#x202f;; Continuer le garde tel quel.</translation>
    </message>
    <message>
        <source>%1 is held for you, %2 left</source>
        <translation>%1 est retenu pour vous, reste %2</translation>
    </message>
    <message>
        <source>Holding %1 …</source>
        <translation>Retenue de %1…</translation>
    </message>
    <message>
        <source>The hold on %1 has run out</source>
        <translation>La retenue de %1 est échue</translation>
    </message>
    <message>
        <source>Offline: the time cannot be held; the booking will wait for the server</source>
        <translation>Hors ligne&#xa0;: l’heure ne peut être retenue&#x202f;; le rendez-vous attendra le serveur</translation>
    </message>
    <message>
        <source>%1 could not be held</source>
        <translation>%1 n’a pas pu être retenu</translation>
    </message>
    <message>
        <source>Which plan?</source>
        <translation>Quel forfait&#x202f;?</translation>
    </message>
    <message>
        <source>The visit lasts</source>
        <translation>La visite dure</translation>
    </message>
    <message>
        <source>No plan is sold for this kind of visit.</source>
        <translation>Aucun forfait n’est offert pour ce genre de visite.</translation>
    </message>
    <message>
        <source>Book without the buffer</source>
        <translation>Réserver sans battement</translation>
    </message>
    <message>
        <source>The nearest free times:</source>
        <translation>Les heures libres les plus proches&#xa0;:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Is this right?</source>
        <translation>Est-ce exact&#x202f;?</translation>
    </message>
    <message>
        <source>Nothing is booked yet.</source>
        <translation>Rien n’est encore réservé.</translation>
    </message>
    <message>
        <source>%1 (new customer)</source>
        <translation>%1 (nouveau client)</translation>
    </message>
    <message>
        <source>Just advice</source>
        <translation>Conseil seulement</translation>
    </message>
    <message>
        <source>To be ready</source>
        <translation>À préparer</translation>
    </message>
    <message>
        <source>Wishes</source>
        <translation>Souhaits</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Joint</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Visite</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>(asked for %1)</source>
        <translation>(demandé&#xa0;: %1)</translation>
    </message>
    <message>
        <source>%1 answers first. Until then the time is kept, but not booked.</source>
        <translation>%1 doit d’abord accepter. D’ici là, l’heure est retenue, mais pas réservée.</translation>
    </message>
    <message>
        <source>No phone number is known of %1, whom the mechanic calls.</source>
        <translation>Aucun numéro de téléphone connu pour %1, que le mécanicien doit appeler.</translation>
    </message>
    <message>
        <source>%1 already has an upcoming booking on %2. This one is booked in addition to it.</source>
        <translation>%1 a déjà un rendez-vous à venir, %2. Celui-ci sera réservé en plus.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fait</translation>
    </message>
    <message>
        <source>not free</source>
        <translation>pas libre</translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation>Heure de %1</translation>
    </message>
    <message>
        <source>Year, make, model, plate or VIN</source>
        <translation>Année, marque, modèle, plaque ou NIV</translation>
    </message>
    <message>
        <source>No vehicle: a question, a car to buy, somebody else’s car</source>
        <translation>Sans véhicule&#xa0;: une question, une auto à acheter, l’auto d’un autre</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>NIV</translation>
    </message>
    <message>
        <source>The check digit fits.</source>
        <translation>Le chiffre de contrôle concorde.</translation>
    </message>
    <message>
        <source>Book a visit</source>
        <translation>Nouveau rendez-vous</translation>
    </message>
    <message>
        <source>What is the matter?</source>
        <translation>Quel est le problème&#x202f;?</translation>
    </message>
    <message>
        <source>The mechanic reads it before the visit.</source>
        <translation>Le mécanicien le lit avant la visite.</translation>
    </message>
    <message>
        <source>In the customer’s words</source>
        <translation>Dans les mots du client</translation>
    </message>
    <message>
        <source>Brakes squeal when cold, since last week</source>
        <translation>Les freins grincent à froid, depuis la semaine passée</translation>
    </message>
    <message>
        <source>Concern</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Brakes, noise, tires …</source>
        <translation>Freins, bruit, pneus…</translation>
    </message>
    <message>
        <source>Enter continues, Shift+Enter begins a new line.</source>
        <translation>Entrée continue, Maj+Entrée commence une ligne.</translation>
    </message>
    <message>
        <source>At least %1 characters, so that the mechanic can prepare.</source>
        <translation>Au moins %1 caractères, pour que le mécanicien puisse se préparer.</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>Pour qui&#x202f;?</translation>
    </message>
    <message>
        <source>Search as you type, Enter takes.</source>
        <translation>La recherche suit la frappe, Entrée choisit.</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>There is a booking already</source>
        <translation>Il y a déjà un rendez-vous</translation>
    </message>
    <message>
        <source>A name and a number: the mechanic calls the customer.</source>
        <translation>Un nom et un numéro&#xa0;: c’est le mécanicien qui appelle le client.</translation>
    </message>
    <message>
        <source>A name is enough.</source>
        <translation>Un nom suffit.</translation>
    </message>
    <message>
        <source>Which vehicle?</source>
        <translation>Quel véhicule&#x202f;?</translation>
    </message>
    <message>
        <source>No vehicle here is called “%1”: Enter notes a new one.</source>
        <translation>Aucun véhicule ne s’appelle «&#xa0;%1&#xa0;» ici&#xa0;: Entrée en note un nouveau.</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>Nouveau véhicule</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Messages in</source>
        <translation>Messages en</translation>
    </message>
    <message>
        <source>Choose who it is, or press Enter once more for somebody new.</source>
        <translation>Choisissez la personne, ou appuyez encore sur Entrée pour en ajouter une autre.</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>Est-ce une de ces personnes&#x202f;?</translation>
    </message>
    <message>
        <source>Name, phone, plate or email</source>
        <translation>Nom, téléphone, plaque ou courriel</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Trouver un client</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clients trouvés</translation>
    </message>
    <message>
        <source>New customer: %1</source>
        <translation>Nouveau client&#xa0;: %1</translation>
    </message>
    <message>
        <source>There are more of them: type on to narrow the list.</source>
        <translation>Il y en a d’autres&#xa0;: précisez pour raccourcir la liste.</translation>
    </message>
    <message>
        <source>Begin to type: the list follows.</source>
        <translation>Commencez à taper&#xa0;: la liste suit.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Gauche</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Show in the calendar</source>
        <translation>Voir au calendrier</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>Demander à %1</translation>
    </message>
    <message>
        <source>Booking …</source>
        <translation>Réservation…</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>Demande à %1…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Change the booking</source>
        <translation>Modifier le rendez-vous</translation>
    </message>
    <message>
        <source>Leave this booking?</source>
        <translation>Quitter cette réservation&#x202f;?</translation>
    </message>
    <message>
        <source>What was entered is not kept, and the time is let go.</source>
        <translation>Les données entrées ne sont pas gardées et l’heure est libérée.</translation>
    </message>
    <message>
        <source>What was entered is not kept.</source>
        <translation>Les données entrées ne sont pas gardées.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Rester</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>En attente du serveur</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Offered to the mechanic</source>
        <translation>Proposé au mécanicien</translation>
    </message>
    <message>
        <source>It is kept on this computer until it can be sent.</source>
        <translation>Il est gardé sur cet ordinateur jusqu’à ce qu’il puisse être envoyé.</translation>
    </message>
    <message>
        <source>Somebody else has placed it</source>
        <translation>Quelqu’un d’autre l’a placé</translation>
    </message>
    <message>
        <source>Cancelled meanwhile</source>
        <translation>Annulé entre-temps</translation>
    </message>
    <message>
        <source>Not booked yet</source>
        <translation>Pas encore réservé</translation>
    </message>
    <message>
        <source>%1 is no longer free</source>
        <translation>%1 n’est plus libre</translation>
    </message>
    <message>
        <source>It stays where it is. It can be moved in the calendar.</source>
        <translation>Il reste où il est. Le calendrier permet de le déplacer.</translation>
    </message>
    <message>
        <source>Not booked</source>
        <translation>Non réservé</translation>
    </message>
    <message>
        <source>The time is kept for 4 hours while %1 answers.</source>
        <translation>L’heure est retenue 4 heures, le temps que %1 réponde.</translation>
    </message>
    <message>
        <source>Somebody else has cancelled this booking.</source>
        <translation>Quelqu’un d’autre a annulé ce rendez-vous.</translation>
    </message>
    <message>
        <source>The booking is kept without a time. Choose another:</source>
        <translation>Le rendez-vous est gardé sans heure. Choisissez-en une autre&#xa0;:</translation>
    </message>
    <message>
        <source>When?</source>
        <translation>Quand&#x202f;?</translation>
    </message>
    <message>
        <source>Other time</source>
        <translation>Autre heure</translation>
    </message>
    <message>
        <source>Another exact time</source>
        <translation>Une autre heure exacte</translation>
    </message>
    <message>
        <source>Free times a day. Bookable until %1.</source>
        <translation>Heures libres par jour. Réservable jusqu’au %1.</translation>
    </message>
    <message>
        <source>No hours that day. The month shows which days have free times.</source>
        <translation>Fermé ce jour-là. Le mois montre les jours qui ont des heures libres.</translation>
    </message>
    <message>
        <source>any bay</source>
        <translation>n’importe quelle baie</translation>
    </message>
    <message>
        <source>A time like 9:40</source>
        <translation>Une heure comme 9:40</translation>
    </message>
    <message>
        <source>Free. Enter takes it.</source>
        <translation>Libre. Entrée la prend.</translation>
    </message>
    <message>
        <source>no buffer</source>
        <translation>sans battement</translation>
    </message>
    <message>
        <source>Leave (Esc)</source>
        <translation>Quitter (Échap)</translation>
    </message>
    <message>
        <source>Change the booking of %1</source>
        <translation>Modifier le rendez-vous du %1</translation>
    </message>
    <message>
        <source>Beside what is booked already</source>
        <translation>En plus de ce qui est déjà réservé</translation>
    </message>
    <message>
        <source>Book another</source>
        <translation>En prendre un autre</translation>
    </message>
    <message>
        <source>Notes for the workshop and wishes</source>
        <translation>Notes pour l’atelier et souhaits</translation>
    </message>
    <message>
        <source>To be ready beforehand</source>
        <translation>À préparer avant</translation>
    </message>
    <message>
        <source>Winter tires are in the trunk</source>
        <translation>Les pneus d’hiver sont dans le coffre</translation>
    </message>
    <message>
        <source>The customer’s wishes</source>
        <translation>Souhaits du client</translation>
    </message>
    <message>
        <source>A ride to the metro, a call before any repair</source>
        <translation>Un trajet jusqu’au métro, un appel avant toute réparation</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Brand specialist</source>
        <translation>Spécialiste de la marque</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Favoris</translation>
    </message>
    <message>
        <source>Near</source>
        <translation>Près de</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Trouver</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favori</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation>Rien ne s’appelle «&#xa0;%1&#xa0;» ici.</translation>
    </message>
    <message>
        <source>“%1”: Enter chooses “%2”.</source>
        <translation>«&#xa0;%1&#xa0;»&#xa0;: Entrée choisit «&#xa0;%2&#xa0;».</translation>
    </message>
</context>
<context>
    <name>BookingCard</name>
    <message>
        <source>Booking</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Why is it cancelled? (not required)</source>
        <translation>Pourquoi l’annuler&#x202f;? (facultatif)</translation>
    </message>
    <message>
        <source>The customer called, …</source>
        <translation>Le client a appelé, …</translation>
    </message>
    <message>
        <source>Cancel booking</source>
        <translation>Annuler le rendez-vous</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Correct the customer or the vehicle</source>
        <translation>Corriger le client ou le véhicule</translation>
    </message>
    <message>
        <source>just advice</source>
        <translation>conseil seulement</translation>
    </message>
    <message>
        <source>To prepare: %1</source>
        <translation>À préparer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Wishes: %1</source>
        <translation>Souhaits&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: it needs another time, or another mechanic.</source>
        <translation>%1&#xa0;: à déplacer, ou à confier à un autre mécanicien.</translation>
    </message>
    <message>
        <source>Held for the mechanic&apos;s answer until %1</source>
        <translation>Retenu pour la réponse du mécanicien, jusqu’au %1</translation>
    </message>
    <message>
        <source>Booked %1</source>
        <translation>Réservé %1</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>arrivée %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>attend depuis %1</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>a attendu %1</translation>
    </message>
    <message>
        <source>started %1</source>
        <translation>début %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>fin %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>Modifier les détails</translation>
    </message>
    <message numerus="yes">
        <source>time changed %n times</source>
        <translation>
            <numerusform>horaire modifié %n fois</numerusform>
            <numerusform>horaire modifié %n fois</numerusform>
        </translation>
    </message>
    <message>
        <source>What was said when it was booked (E)</source>
        <translation>Ce qui a été dit à la réservation (E)</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>Déplacer…</translation>
    </message>
    <message>
        <source>Arrows move it, Enter drops it, Esc lets go (V)</source>
        <translation>Les flèches le déplacent, Entrée le dépose, Échap abandonne (V)</translation>
    </message>
    <message>
        <source>Frees its time and bay; it waits on deck, on the Today screen, for another one (P)</source>
        <translation>Libère son heure et sa baie&#x202f;; le rendez-vous attend une autre place en réserve, à l’écran Aujourd’hui (P)</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Annuler…</translation>
    </message>
    <message>
        <source>Cancel this booking (Delete)</source>
        <translation>Annuler ce rendez-vous (Suppr)</translation>
    </message>
</context>
<context>
    <name>BufferQuestion</name>
    <message>
        <source>Without buffer?</source>
        <translation>Sans battement&#x202f;?</translation>
    </message>
    <message>
        <source>Move without buffer</source>
        <translation>Déplacer sans battement</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Déplacer à %1</translation>
    </message>
    <message>
        <source>Move to %1 with %2</source>
        <translation>Déplacer à %1 avec %2</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <translation>arrivée %1</translation>
    </message>
    <message>
        <source>just advice</source>
        <translation>conseil seulement</translation>
    </message>
    <message>
        <source>mechanic off</source>
        <translation>mécanicien en congé</translation>
    </message>
    <message>
        <source>closed then</source>
        <translation>atelier fermé</translation>
    </message>
    <message>
        <source>over the break</source>
        <translation>sur la pause</translation>
    </message>
    <message>
        <source>kind not offered</source>
        <translation>type non offert</translation>
    </message>
    <message>
        <source>outside the hours</source>
        <translation>hors horaire</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>Your role does not move bookings there</source>
        <translation>Votre rôle ne permet pas de déplacer un rendez-vous là</translation>
    </message>
    <message>
        <source>In a bay stand visits in person, and nothing else</source>
        <translation>Une baie reçoit des visites en personne, et rien d’autre</translation>
    </message>
    <message>
        <source>The customer is here: only the bay can be another</source>
        <translation>Le client est ici&#xa0;: seule la baie peut changer</translation>
    </message>
    <message>
        <source>It has begun: it can only last longer</source>
        <translation>Il a commencé&#xa0;: il ne peut que durer plus longtemps</translation>
    </message>
    <message>
        <source>%1. Drop here to go without the buffer</source>
        <translation>%1. Déposez ici pour vous passer du battement</translation>
    </message>
    <message>
        <source>Free. The mechanic answers first</source>
        <translation>Libre. Le mécanicien répond d’abord</translation>
    </message>
    <message>
        <source>In another bay: its own is taken then</source>
        <translation>Dans une autre baie&#xa0;: la sienne est prise à ce moment</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>In no bay</source>
        <translation>Sans baie</translation>
    </message>
    <message>
        <source>%1, as wished</source>
        <translation>%1, comme souhaité</translation>
    </message>
    <message>
        <source>%1 (wished: %2)</source>
        <translation>%1 (souhaitée&#xa0;: %2)</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Sans mécanicien</translation>
    </message>
    <message>
        <source>Not kept here</source>
        <translation>Pas gardé ici</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Time off</source>
        <translation>Congé</translation>
    </message>
    <message>
        <source>Not working</source>
        <translation>Repos</translation>
    </message>
    <message>
        <source>Busy elsewhere</source>
        <translation>Occupé ailleurs</translation>
    </message>
    <message>
        <source>Clocks change</source>
        <translation>Changement d’heure</translation>
    </message>
    <message>
        <source>The bay is given when it is booked: any that is free</source>
        <translation>La baie est donnée à la réservation&#xa0;: l’une de celles qui sont libres</translation>
    </message>
    <message>
        <source>Book %1</source>
        <translation>Réserver %1</translation>
    </message>
    <message>
        <source>Your role does not book here</source>
        <translation>Votre rôle ne permet pas de réserver ici</translation>
    </message>
    <message>
        <source>Clash</source>
        <translation>Conflit</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Annuler…</translation>
    </message>
    <message>
        <source>%1 has %2 then (%3).</source>
        <translation>%1 reçoit alors %2 (%3).</translation>
    </message>
    <message>
        <source>It lost its time to another booking; the time is free again.</source>
        <translation>Un autre rendez-vous avait pris son heure&#x202f;; elle est de nouveau libre.</translation>
    </message>
    <message>
        <source>The time is free.</source>
        <translation>L’heure est libre.</translation>
    </message>
    <message>
        <source>The time is free again.</source>
        <translation>L’heure est de nouveau libre.</translation>
    </message>
    <message>
        <source>Not moved</source>
        <translation>Pas déplacé</translation>
    </message>
    <message>
        <source>Leave it where it is</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>The customer was told another price: it is %1 now. Agree on it, then choose a time.</source>
        <translation>Un autre prix a été annoncé au client&#x202f;: c’est maintenant %1. Convenez-en, puis choisissez une heure.</translation>
    </message>
    <message>
        <source>It was moved before: it is at %1 now, with %2.</source>
        <translation>Déplacé entre-temps&#xa0;: c’est maintenant à %1, avec %2.</translation>
    </message>
    <message>
        <source>It was moved before: it is at %1 now.</source>
        <translation>Déplacé entre-temps&#xa0;: c’est maintenant à %1.</translation>
    </message>
    <message>
        <source>The server is not set up to send messages: please tell %1 of another time yourself.</source>
        <translation>Le serveur n’est pas configuré pour envoyer des messages&#xa0;: avisez vous-même %1 d’une autre heure.</translation>
    </message>
    <message>
        <source>Once another time stands on the server, %1 is told of it, if the server is set up to send messages.</source>
        <translation>Dès qu’une autre heure est inscrite au serveur, un message en avise %1, si le serveur est configuré pour en envoyer.</translation>
    </message>
    <message>
        <source>Once another time stands on the server, %1 is told of it by SMS, if they agreed to that.</source>
        <translation>Dès qu’une autre heure est inscrite au serveur, un texto en avise %1, si cette personne y a consenti.</translation>
    </message>
    <message>
        <source>Once another time stands on the server, %1 is told of it by message.</source>
        <translation>Dès qu’une autre heure est inscrite au serveur, un message en avise %1.</translation>
    </message>
    <message>
        <source>%1 has no email and no phone here: nobody else tells them of another time.</source>
        <translation>%1 n’a ici ni courriel ni téléphone&#xa0;: personne d’autre ne l’avisera d’une autre heure.</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Déclinée</translation>
    </message>
    <message>
        <source>%1 declined.</source>
        <translation>%1 a décliné.</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Sans réponse</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>It is still at %1, with %2.</source>
        <translation>C’est toujours à %1, avec %2.</translation>
    </message>
    <message>
        <source>It is still at %1.</source>
        <translation>C’est toujours à %1.</translation>
    </message>
    <message>
        <source>It was moved before: it is on %1 at %2 now.</source>
        <translation>Déplacé entre-temps&#xa0;: c’est maintenant le %1 à %2.</translation>
    </message>
    <message>
        <source>It was moved before: it is on %1 at %2 now, with %3.</source>
        <translation>Déplacé entre-temps&#xa0;: c’est maintenant le %1 à %2, avec %3.</translation>
    </message>
    <message>
        <source>It is still on %1 at %2.</source>
        <translation>C’est toujours le %1 à %2.</translation>
    </message>
    <message>
        <source>It is still on %1 at %2, with %3.</source>
        <translation>C’est toujours le %1 à %2, avec %3.</translation>
    </message>
    <message>
        <source>Move to %1</source>
        <translation>Déplacer au %1</translation>
    </message>
    <message>
        <source>Move to %1 with %2</source>
        <translation>Déplacer au %1 avec %2</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Discarded too late</source>
        <translation>Retirée trop tard</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Make the same change anew, on what stands there now</source>
        <translation>Refaire la même modification sur ce qui s’y trouve maintenant</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>The booking was cancelled meanwhile.</source>
        <translation>Le rendez-vous a été annulé entre-temps.</translation>
    </message>
    <message>
        <source>It had arrived already, so it holds. If it should not, cancel it or change it back.</source>
        <translation>Elle était déjà arrivée, donc elle tient. Sinon, annulez-la ou remettez comme avant.</translation>
    </message>
    <message>
        <source>Waits for the server.</source>
        <translation>Attend le serveur.</translation>
    </message>
    <message>
        <source>Waits for the server: %1 has not been asked yet.</source>
        <translation>Attend le serveur&#xa0;: rien n’a encore été demandé à %1.</translation>
    </message>
    <message>
        <source>%1 has not answered yet.</source>
        <translation>%1 n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>Held until %1 at %2.</source>
        <translation>Retenu jusqu’au %1 à %2.</translation>
    </message>
    <message>
        <source>Held until %1.</source>
        <translation>Retenu jusqu’à %1.</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>Offre</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Réservation</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Sans rendez-vous</translation>
    </message>
    <message>
        <source>Correction of a booking</source>
        <translation>Correction d’un rendez-vous</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Déplacement</translation>
    </message>
    <message>
        <source>Another bay</source>
        <translation>Autre baie</translation>
    </message>
    <message>
        <source>Back on the calendar</source>
        <translation>Retour au calendrier</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>Mise de côté</translation>
    </message>
    <message>
        <source>Answer to an offer</source>
        <translation>Réponse à une offre</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>Arrivée</translation>
    </message>
    <message>
        <source>Not here after all</source>
        <translation>Pas encore arrivé</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>Prolongation</translation>
    </message>
    <message>
        <source>End of a session</source>
        <translation>Fin d’un rendez-vous</translation>
    </message>
    <message>
        <source>End of a session by the owner</source>
        <translation>Fin d’un rendez-vous par le propriétaire</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Absence</translation>
    </message>
    <message>
        <source>No-show taken back</source>
        <translation>Absence annulée</translation>
    </message>
    <message>
        <source>Took place without a time</source>
        <translation>A eu lieu sans plage</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Change to a customer</source>
        <translation>Modification d’un client</translation>
    </message>
    <message>
        <source>Merging of two customers</source>
        <translation>Fusion de deux clients</translation>
    </message>
    <message>
        <source>New vehicle</source>
        <translation>Nouveau véhicule</translation>
    </message>
    <message>
        <source>Change to a vehicle</source>
        <translation>Modification d’un véhicule</translation>
    </message>
    <message>
        <source>Hours of a mechanic</source>
        <translation>Heures d’un mécanicien</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Heures d’ouverture</translation>
    </message>
    <message>
        <source>Special day</source>
        <translation>Jour particulier</translation>
    </message>
    <message>
        <source>Special day taken away</source>
        <translation>Jour particulier retiré</translation>
    </message>
    <message>
        <source>Answer to a time off</source>
        <translation>Réponse à un congé</translation>
    </message>
    <message>
        <source>Time off taken back</source>
        <translation>Congé retiré</translation>
    </message>
    <message>
        <source>Settings of a mechanic</source>
        <translation>Réglages d’un mécanicien</translation>
    </message>
    <message>
        <source>Visit request</source>
        <translation>Demande de visite</translation>
    </message>
    <message>
        <source>Visit confirmed</source>
        <translation>Visite confirmée</translation>
    </message>
    <message>
        <source>Other times offered</source>
        <translation>Autres heures proposées</translation>
    </message>
    <message>
        <source>Visit request declined</source>
        <translation>Demande de visite refusée</translation>
    </message>
    <message>
        <source>Visit request withdrawn</source>
        <translation>Demande de visite retirée</translation>
    </message>
    <message>
        <source>Time for walk-ins given back</source>
        <translation>Plage sans rendez-vous rendue</translation>
    </message>
    <message>
        <source>Somebody else changed the same meanwhile. What should it be?</source>
        <translation>Quelqu’un d’autre a modifié la même chose entre-temps. Qu’est-ce qui est juste&#x202f;?</translation>
    </message>
    <message>
        <source>Goes along, since nobody else changed it: %1.</source>
        <translation>Suit aussi, personne d’autre ne l’ayant modifié&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Changed twice</source>
        <translation>Modifié deux fois</translation>
    </message>
    <message>
        <source>Take all of mine</source>
        <translation>Prendre tous les miens</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>L’autre</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Le vôtre</translation>
    </message>
    <message>
        <source>Keep theirs</source>
        <translation>Garder l’autre</translation>
    </message>
    <message>
        <source>Take mine</source>
        <translation>Prendre le mien</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>Prendre ce choix</translation>
    </message>
    <message>
        <source>%1. Kept: %2.</source>
        <translation>%1. Retenu&#xa0;: %2.</translation>
    </message>
    <message>
        <source>%1 waits for the server, made %2</source>
        <translation>%1&#xa0;: attend le serveur, fait à %2</translation>
    </message>
    <message>
        <source>%1 is on its way to the server, made %2</source>
        <translation>%1&#xa0;: en route vers le serveur, fait à %2</translation>
    </message>
</context>
<context>
    <name>CalendarHeader</name>
    <message>
        <source>Back (left arrow)</source>
        <translation>Précédent (flèche gauche)</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Show today (T)</source>
        <translation>Voir aujourd’hui (T)</translation>
    </message>
    <message>
        <source>Forward (right arrow)</source>
        <translation>Suivant (flèche droite)</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Sans rendez-vous</translation>
    </message>
    <message>
        <source>A customer without a booking (I)</source>
        <translation>Un client sans rendez-vous (I)</translation>
    </message>
    <message>
        <source>Filter by kind and state (F)</source>
        <translation>Filtrer par genre et par état (F)</translation>
    </message>
    <message>
        <source>Keys of the calendar</source>
        <translation>Touches du calendrier</translation>
    </message>
    <message>
        <source>Filter by kind and state: on</source>
        <translation>Filtrer par genre et par état&#xa0;: actif</translation>
    </message>
    <message>
        <source>Filter by kind and state</source>
        <translation>Filtrer par genre et par état</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Day (D)</source>
        <translation>Jour (D)</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Week (W)</source>
        <translation>Semaine (W)</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
    <message>
        <source>Month (M)</source>
        <translation>Mois (M)</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Agenda (A)</source>
        <translation>Agenda (A)</translation>
    </message>
</context>
<context>
    <name>CalendarOutBox</name>
    <message>
        <source>The bookings ahead as a calendar file (.ics), for a telephone or another program: as they stand now, with names and vehicles, without numbers and addresses. It does not follow what changes later; the server gives out no calendar to subscribe to yet.</source>
        <translation>Les rendez-vous à venir en fichier de calendrier (.ics), pour un téléphone ou un autre programme&#xa0;: tels qu’ils sont maintenant, avec noms et véhicules, sans numéros ni adresses. Il ne suit pas ce qui change ensuite&#x202f;; le serveur ne donne pas encore de calendrier auquel s’abonner.</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Dans l’autre sens</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message numerus="yes">
        <source>%n bookings ahead</source>
        <translation>
            <numerusform>%n rendez-vous à venir</numerusform>
            <numerusform>%n rendez-vous à venir</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing booked ahead</source>
        <translation>rien à venir</translation>
    </message>
    <message>
        <source>Save the bookings ahead</source>
        <translation>Enregistrer les rendez-vous à venir</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Fichiers d’agenda (*.ics)</translation>
    </message>
    <message>
        <source>Nothing is booked ahead any more: no file was written.</source>
        <translation>Il n’y a plus rien à venir&#xa0;: aucun fichier n’a été écrit.</translation>
    </message>
    <message>
        <source>The calendar was not saved: %1</source>
        <translation>Le calendrier n’a pas été enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved as %1. It names customers: keep it where only you can read it.</source>
        <translation>Enregistré sous %1. Il nomme des clients&#xa0;: gardez-le là où vous seul pouvez le lire.</translation>
    </message>
    <message>
        <source>Not confirmed yet.</source>
        <translation>Pas encore confirmé.</translation>
    </message>
    <message>
        <source>With %1.</source>
        <translation>Avec %1.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>This computer keeps the bookings from %1 to %2. What is beyond is on the server.</source>
        <translation>Cet ordinateur garde les rendez-vous du %1 au %2. Le reste est sur le serveur.</translation>
    </message>
    <message>
        <source>What was said of this can not be changed</source>
        <translation>Ce qui a été dit ici ne peut pas être modifié</translation>
    </message>
    <message>
        <source>This can not be cancelled here</source>
        <translation>Ceci ne peut pas être annulé ici</translation>
    </message>
</context>
<context>
    <name>Calendars</name>
    <message>
        <source>Its server cannot be reached.</source>
        <translation>Son serveur est injoignable.</translation>
    </message>
    <message>
        <source>Its server did not answer in time.</source>
        <translation>Son serveur n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>Its server wants a sign-in, or says no.</source>
        <translation>Son serveur exige une connexion, ou refuse.</translation>
    </message>
    <message>
        <source>There is no calendar at this address.</source>
        <translation>Il n’y a pas de calendrier à cette adresse.</translation>
    </message>
    <message>
        <source>Its server says that it is no more.</source>
        <translation>Son serveur dit qu’il n’existe plus.</translation>
    </message>
    <message>
        <source>Its server failed.</source>
        <translation>Son serveur a échoué.</translation>
    </message>
    <message>
        <source>Its address leads on and on.</source>
        <translation>Son adresse renvoie sans fin.</translation>
    </message>
    <message>
        <source>Its address leads into a private network, or is not encrypted.</source>
        <translation>Son adresse mène à un réseau privé, ou n’est pas chiffrée.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Il est trop gros.</translation>
    </message>
    <message>
        <source>It has too many events.</source>
        <translation>Il a trop d’événements.</translation>
    </message>
    <message>
        <source>Finding out when its events repeat takes too much work.</source>
        <translation>Savoir quand ses événements se répètent demande trop de travail.</translation>
    </message>
    <message>
        <source>What is there is no calendar.</source>
        <translation>Ce qui s’y trouve n’est pas un calendrier.</translation>
    </message>
</context>
<context>
    <name>CalendarsSection</name>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Of an .ics file. It is a secret: it is not shown again.</source>
        <translation>D’un fichier .ics. C’est un secret&#xa0;: elle n’est plus montrée.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>As its busy times are called; may be left out.</source>
        <translation>Nom de ses heures occupées&#x202f;; facultatif.</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>De qui</translation>
    </message>
    <message>
        <source>Subscribe a calendar</source>
        <translation>S’abonner à un calendrier</translation>
    </message>
    <message>
        <source>What stands in another calendar is a busy time here: nothing is booked over it. It is fetched every half hour; while that fails, the busy times of before stay.</source>
        <translation>Ce qui figure dans un autre calendrier est ici une heure occupée&#xa0;: rien n’y est réservé. Il est récupéré chaque demi-heure&#x202f;; tant que cela échoue, les heures occupées d’avant restent.</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>Calendriers</translation>
    </message>
    <message>
        <source>No calendar is subscribed.</source>
        <translation>Aucun calendrier n’est abonné.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove with its busy times</source>
        <translation>Retirer avec ses heures occupées</translation>
    </message>
    <message>
        <source>Fails</source>
        <translation>Échoue</translation>
    </message>
    <message numerus="yes">
        <source>%n busy times</source>
        <translation>
            <numerusform>%n heure occupée</numerusform>
            <numerusform>%n heures occupées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n illisible</numerusform>
            <numerusform>%n illisibles</numerusform>
        </translation>
    </message>
    <message>
        <source>not fetched yet</source>
        <translation>pas encore récupéré</translation>
    </message>
    <message>
        <source>as of %1 ago</source>
        <translation>d’il y a %1</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>en date du %1</translation>
    </message>
</context>
<context>
    <name>CancellationPreview</name>
    <message>
        <source>Online, for example at %1 without tax:</source>
        <translation>En ligne, par exemple à %1 avant taxes&#xa0;:</translation>
    </message>
    <message>
        <source>In person, with a deposit of %1:</source>
        <translation>Sur place, avec un acompte de %1&#xa0;:</translation>
    </message>
    <message>
        <source>Once it has begun: nothing comes back.</source>
        <translation>Une fois commencée&#xa0;: rien n’est remboursé.</translation>
    </message>
    <message>
        <source>Cancelled by the mechanic or the workshop: everything comes back.</source>
        <translation>Annulée par le mécanicien ou l’atelier&#xa0;: tout est remboursé.</translation>
    </message>
    <message>
        <source>As long as nobody has accepted: everything comes back.</source>
        <translation>Tant que personne n’a accepté&#xa0;: tout est remboursé.</translation>
    </message>
    <message>
        <source>Moved by the customer: until %1 before.</source>
        <translation>Déplacée par le client&#xa0;: jusqu’à %1 avant.</translation>
    </message>
    <message>
        <source>everything comes back</source>
        <translation>tout est remboursé</translation>
    </message>
    <message>
        <source>nothing comes back</source>
        <translation>rien n’est remboursé</translation>
    </message>
    <message>
        <source>%1 as credit that never expires, %2 is kept</source>
        <translation>%1 en crédit qui n’expire jamais, %2 retenus</translation>
    </message>
    <message>
        <source>%1 comes back, %2 is kept</source>
        <translation>%1 remboursés, %2 retenus</translation>
    </message>
    <message>
        <source>Cancelled later, or not come: %1.</source>
        <translation>Annulée plus tard, ou client absent&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Cancelled %1 or more before: %2.</source>
        <translation>Annulée %1 ou plus avant&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>Certification</name>
    <message>
        <source>Red Seal</source>
        <translation>Sceau rouge</translation>
    </message>
</context>
<context>
    <name>Changes</name>
    <message>
        <source>Offline for %1</source>
        <translation>Hors ligne depuis %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Connected to the server</source>
        <translation>Connecté au serveur</translation>
    </message>
    <message>
        <source>The server was not heard yet.</source>
        <translation>Le serveur n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>What is shown is as the server had it a moment ago.</source>
        <translation>Ce qui est affiché est tel que le serveur l’avait il y a un instant.</translation>
    </message>
    <message>
        <source>What is shown is as the server has it, with what waits here.</source>
        <translation>Ce qui est affiché est tel que le serveur l’a, avec ce qui attend ici.</translation>
    </message>
    <message>
        <source>What is shown is as the server has it.</source>
        <translation>Ce qui est affiché est tel que le serveur l’a.</translation>
    </message>
    <message>
        <source>What is shown is from %1, when the server was last heard.</source>
        <translation>Ce qui est affiché date de la dernière réponse du serveur&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Everything that was done here has reached the server.</source>
        <translation>Tout ce qui a été fait ici est arrivé au serveur.</translation>
    </message>
    <message>
        <source>Keep working: what you do is kept on this computer and sent once you have signed in again.</source>
        <translation>Continuez&#xa0;: ce que vous faites est gardé sur cet ordinateur et envoyé une fois que vous vous êtes reconnecté.</translation>
    </message>
    <message>
        <source>%1; the oldest was made %2.</source>
        <translation>%1&#x202f;; la plus ancienne est du %2.</translation>
    </message>
    <message>
        <source>Keep working: what you do is kept on this computer and sent later.</source>
        <translation>Continuez&#xa0;: ce que vous faites est gardé sur cet ordinateur et envoyé plus tard.</translation>
    </message>
    <message>
        <source>Show in the calendar</source>
        <translation>Voir au calendrier</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Répondre…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Vu</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Retirer…</translation>
    </message>
    <message>
        <source>Take it back before the server decides (Delete)</source>
        <translation>La retirer avant que le serveur tranche (Suppr)</translation>
    </message>
    <message>
        <source>Choose a change to see what can be done about it.</source>
        <translation>Choisissez une modification pour voir ce qu’on peut en faire.</translation>
    </message>
    <message>
        <source>Find among the changes: name, kind, day</source>
        <translation>Chercher dans les modifications&#xa0;: nom, genre, jour</translation>
    </message>
    <message>
        <source>Find among the changes</source>
        <translation>Chercher dans les modifications</translation>
    </message>
    <message>
        <source>Clear what is typed</source>
        <translation>Effacer ce qui est tapé</translation>
    </message>
    <message>
        <source>How it stands with them</source>
        <translation>Où elles en sont</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>Changes, in the order in which they are sent</source>
        <translation>Modifications, dans l’ordre de leur envoi</translation>
    </message>
    <message>
        <source>No change waits: all that were made here have arrived.</source>
        <translation>Aucune modification n’attend&#xa0;: toutes celles faites ici sont arrivées.</translation>
    </message>
    <message>
        <source>No change fits that.</source>
        <translation>Aucune modification ne correspond.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Enregistrer…</translation>
    </message>
    <message>
        <source>If the worst comes: everything that waits or was refused, to be read in elsewhere</source>
        <translation>En dernier recours&#xa0;: tout ce qui attend ou a été refusé, à lire ailleurs</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Discard this change?</source>
        <translation>Retirer cette modification&#x202f;?</translation>
    </message>
    <message>
        <source>It was not sent yet. Once discarded it is gone, and nobody else saw it.</source>
        <translation>Elle n’a pas encore été envoyée. Une fois retirée, elle est perdue, et personne d’autre ne l’a vue.</translation>
    </message>
    <message>
        <source>It was sent already, and may have arrived. If the server had it, it holds, and you are told here.</source>
        <translation>Elle a déjà été envoyée et a pu arriver. Si le serveur l’avait, elle tient, et c’est dit ici.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>This builds on it, and is discarded with it:</source>
        <translation>Ceci s’appuie dessus et est retiré avec elle&#xa0;:</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>en route</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>had arrived</source>
        <translation>déjà arrivée</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>faite le %1</translation>
    </message>
    <message>
        <source>Kept on this computer until it can be sent.</source>
        <translation>Gardée sur cet ordinateur jusqu’à ce qu’elle puisse être envoyée.</translation>
    </message>
    <message>
        <source>Sent, but not answered: it may have arrived. It is sent again until the server answers.</source>
        <translation>Envoyée, mais sans réponse&#xa0;: elle a pu arriver. Elle est renvoyée jusqu’à ce que le serveur réponde.</translation>
    </message>
    <message>
        <source>Nothing of it counts any more. The server is told, and says if it had it already.</source>
        <translation>Elle ne compte plus. Le serveur en est avisé, et dit s’il l’avait déjà.</translation>
    </message>
</context>
<context>
    <name>ChangesView</name>
    <message>
        <source>Exchange with the server</source>
        <translation>Échange avec le serveur</translation>
    </message>
</context>
<context>
    <name>ChosenFiles</name>
    <message>
        <source>Pictures and papers</source>
        <translation>Photos et documents</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Joindre…</translation>
    </message>
    <message>
        <source>Pictures, videos and PDF; or drop them here</source>
        <translation>Photos, vidéos et PDF&#x202f;; ou glissez-les ici</translation>
    </message>
    <message>
        <source>Take %1 out</source>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>Attach to this booking</source>
        <translation>Joindre à ce rendez-vous</translation>
    </message>
    <message>
        <source>Pictures and papers are being copied …</source>
        <translation>Copie des photos et documents…</translation>
    </message>
    <message>
        <source>Goes along: %1</source>
        <translation>Joint au rendez-vous&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>%1 is not taken: only pictures, videos and PDF are.</source>
        <translation>%1 n’est pas accepté&#xa0;: seuls les photos, les vidéos et les PDF le sont.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 est vide.</translation>
    </message>
    <message>
        <source>%1 cannot be read any more and is not with the booking.</source>
        <translation>%1 ne peut plus être lu et n’accompagne pas le rendez-vous.</translation>
    </message>
    <message>
        <source>%1 is not with the booking: this computer’s disk did not take it.</source>
        <translation>%1 n’accompagne pas le rendez-vous&#xa0;: le disque de cet ordinateur ne l’a pas pris.</translation>
    </message>
    <message>
        <source>%1 It is not with the booking.</source>
        <translation>%1 Il n’accompagne pas le rendez-vous.</translation>
    </message>
    <message>
        <source>It can be attached to the booking in the calendar.</source>
        <translation>On peut le joindre au rendez-vous dans le calendrier.</translation>
    </message>
    <message>
        <source>%1 is one too many: a booking has at most %2 files.</source>
        <translation>%1 est de trop&#xa0;: un rendez-vous a au plus %2 fichiers.</translation>
    </message>
    <message>
        <source>%1 has no room: a booking’s files have at most %2 together.</source>
        <translation>%1 n’a plus de place&#xa0;: les fichiers d’un rendez-vous font au plus %2 ensemble.</translation>
    </message>
    <message>
        <source>%1 is too large: a picture or a PDF has at most %2.</source>
        <translation>%1 est trop gros&#xa0;: une photo ou un PDF fait au plus %2.</translation>
    </message>
    <message>
        <source>%1 is too large: at most %2 are taken.</source>
        <translation>%1 est trop gros&#xa0;: au plus %2 sont acceptés.</translation>
    </message>
</context>
<context>
    <name>ChosenTimes</name>
    <message>
        <source>Take %1 away</source>
        <translation>Retirer %1</translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Show the day by mechanic (B)</source>
        <translation>Montrer la journée par mécanicien (B)</translation>
    </message>
    <message>
        <source>Show the day by bay (B)</source>
        <translation>Montrer la journée par baie (B)</translation>
    </message>
    <message>
        <source>time off</source>
        <translation>congé</translation>
    </message>
    <message>
        <source>busy elsewhere</source>
        <translation>occupé ailleurs</translation>
    </message>
    <message>
        <source>%1 busy elsewhere</source>
        <translation>ailleurs&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 booked of %2</source>
        <translation>%1 de réservé sur %2</translation>
    </message>
    <message>
        <source>off: %1</source>
        <translation>en congé&#xa0;: %1</translation>
    </message>
    <message>
        <source>busy elsewhere: %1</source>
        <translation>occupé ailleurs&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ComputersSection</name>
    <message>
        <source>Without access</source>
        <translation>Sans accès</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Ordinateurs</translation>
    </message>
    <message>
        <source>Add a kiosk</source>
        <translation>Ajouter une borne</translation>
    </message>
    <message>
        <source>A code with which a kiosk comes in</source>
        <translation>Un code par lequel une borne est admise</translation>
    </message>
    <message>
        <source>See what they had not sent</source>
        <translation>Voir ce qu’ils n’avaient pas envoyé</translation>
    </message>
    <message>
        <source>Whose access is taken away can neither read nor change anything from that moment on. At its next contact it hands over what it had not sent, for you to decide on, and erases itself.</source>
        <translation>Un ordinateur dont l’accès est retiré ne peut plus rien lire ni modifier dès ce moment. À son prochain contact, il remet ce qu’il n’avait pas envoyé, pour que vous en décidiez, puis s’efface.</translation>
    </message>
    <message>
        <source>The kiosk “%1” is let in. You may name it below.</source>
        <translation>La borne «&#xa0;%1&#xa0;» est admise. Vous pouvez la nommer ci-dessous.</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Celui-ci</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Ordinateur</translation>
    </message>
    <message>
        <source>Kiosk</source>
        <translation>Borne</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Autre programme</translation>
    </message>
    <message>
        <source>without access since %1</source>
        <translation>sans accès depuis %1</translation>
    </message>
    <message>
        <source>seen %1</source>
        <translation>vu %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser comme c’était</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Take access away</source>
        <translation>Retirer l’accès</translation>
    </message>
    <message>
        <source>Take away for good</source>
        <translation>Retirer pour de bon</translation>
    </message>
    <message>
        <source>You are working on it. To leave it, sign out.</source>
        <translation>Vous y travaillez. Pour le quitter, déconnectez-vous.</translation>
    </message>
</context>
<context>
    <name>ConfirmPanel</name>
    <message>
        <source>A bay alone</source>
        <translation>Une baie seulement</translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation>Mécanicien</translation>
    </message>
    <message>
        <source>Bay</source>
        <translation>Baie</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucune</translation>
    </message>
    <message>
        <source>what the price is for</source>
        <translation>ce que le prix comprend</translation>
    </message>
    <message>
        <source>Written quote, $</source>
        <translation>Soumission, $</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Pour</translation>
    </message>
    <message>
        <source>%1 said yes: %2</source>
        <translation>%1 a accepté&#xa0;: %2</translation>
    </message>
    <message>
        <source>Confirm %1 for %2</source>
        <translation>Confirmer %1, %2</translation>
    </message>
    <message>
        <source>Ask %1</source>
        <translation>Demander à %1</translation>
    </message>
    <message>
        <source>Confirm and tell the customer</source>
        <translation>Confirmer et prévenir le client</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>A price looks like 240 or 240.50.</source>
        <translation>Un prix s’écrit 240 ou 240,50.</translation>
    </message>
    <message>
        <source>A written quote needs its price.</source>
        <translation>Un devis écrit doit avoir un prix.</translation>
    </message>
</context>
<context>
    <name>ConfirmationRow</name>
    <message>
        <source>Save invitation…</source>
        <translation>Enregistrer l’invitation…</translation>
    </message>
    <message>
        <source>Invitation…</source>
        <translation>Invitation…</translation>
    </message>
    <message>
        <source>A calendar file (.ics) for the customer; also without the server</source>
        <translation>Un fichier d’agenda (.ics) pour le client&#x202f;; aussi sans le serveur</translation>
    </message>
    <message>
        <source>Send the confirmation again</source>
        <translation>Renvoyer la confirmation</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>Save the invitation</source>
        <translation>Enregistrer l’invitation</translation>
    </message>
    <message>
        <source>Calendar files (*.ics)</source>
        <translation>Fichiers d’agenda (*.ics)</translation>
    </message>
    <message>
        <source>The invitation was not saved: %1</source>
        <translation>L’invitation n’a pas été enregistrée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>Enregistrée sous %1</translation>
    </message>
    <message>
        <source>Tells the customer once more; by SMS only if they agreed</source>
        <translation>Le redit au client&#x202f;; par texto seulement s’il y a consenti</translation>
    </message>
    <message>
        <source>Save cancellation…</source>
        <translation>Enregistrer l’annulation…</translation>
    </message>
    <message>
        <source>A calendar file (.ics) that takes it out of the customer’s calendar</source>
        <translation>Un fichier de calendrier (.ics) qui le retire du calendrier du client</translation>
    </message>
    <message>
        <source>For a calendar…</source>
        <translation>Pour un calendrier…</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>It goes out again within a minute.</source>
        <translation>Elle repart d’ici une minute.</translation>
    </message>
    <message>
        <source>It goes out again within a minute, %1.</source>
        <translation>Elle repart d’ici une minute, %1.</translation>
    </message>
    <message>
        <source>No email and no phone is here to send it to again.</source>
        <translation>Ni courriel ni téléphone n’est connu ici pour la renvoyer.</translation>
    </message>
    <message>
        <source>The server is not set up to send it to this customer: please tell them yourself.</source>
        <translation>Le serveur n’est pas configuré pour l’envoyer à ce client&#xa0;: avisez-le vous-même.</translation>
    </message>
    <message>
        <source>Three times within the hour is enough. Try again in %1.</source>
        <translation>Trois fois en une heure suffisent. Réessayez dans %1.</translation>
    </message>
    <message>
        <source>There is nothing to confirm any more: look at how the booking stands.</source>
        <translation>Il n’y a plus rien à confirmer&#xa0;: voyez où en est la réservation.</translation>
    </message>
    <message>
        <source>The server does not answer. Pressed again, it still goes out once only.</source>
        <translation>Le serveur ne répond pas. Même si vous appuyez de nouveau, elle ne part qu’une fois.</translation>
    </message>
    <message>
        <source>the disk is full.</source>
        <translation>le disque est plein.</translation>
    </message>
    <message>
        <source>nothing may be written there.</source>
        <translation>il n’est pas permis d’y écrire.</translation>
    </message>
    <message>
        <source>the disk did not take it. Choose another place.</source>
        <translation>le disque ne l’a pas pris. Choisissez un autre endroit.</translation>
    </message>
</context>
<context>
    <name>CopyPopover</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Working days</source>
        <translation>Jours ouvrables</translation>
    </message>
    <message>
        <source>Copy %1 to</source>
        <translation>Copier %1 vers</translation>
    </message>
</context>
<context>
    <name>Correct</name>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>Save this first, or leave it as it was.</source>
        <translation>Enregistrez d’abord ceci, ou laissez tel quel.</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser tel quel</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>The check digit does not fit. Look again; Save keeps it as it is.</source>
        <translation>Le chiffre de contrôle ne concorde pas. Vérifiez&#x202f;; Enregistrer le garde tel quel.</translation>
    </message>
    <message>
        <source>Kilometres</source>
        <translation>Kilomètres</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>sent %n times</source>
        <translation>
            <numerusform>envoyée une fois</numerusform>
            <numerusform>envoyée %n fois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait</source>
        <translation>
            <numerusform>%n modification attend</numerusform>
            <numerusform>%n modifications attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are being sent.</source>
        <translation>
            <numerusform>C’est en cours d’envoi.</numerusform>
            <numerusform>Tout est en cours d’envoi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept on this computer, also when it is switched off, and sent in this order as soon as the server answers. It decides then; what clashes is listed beside.</source>
        <translation>
            <numerusform>C’est gardé sur cet ordinateur, même éteint, et envoyé dès que le serveur répond. C’est lui qui tranche&#x202f;; ce qui se heurte est listé à côté.</numerusform>
            <numerusform>Tout est gardé sur cet ordinateur, même éteint, et envoyé dans cet ordre dès que le serveur répond. C’est lui qui tranche&#x202f;; ce qui se heurte est listé à côté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept on this computer and sent once the program is opened again.</source>
        <translation>
            <numerusform>C’est gardé sur cet ordinateur et envoyé quand le programme est rouvert.</numerusform>
            <numerusform>Tout est gardé sur cet ordinateur et envoyé quand le programme est rouvert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They are kept on this computer, also when it is switched off, and sent in this order once you have signed in again.</source>
        <translation>
            <numerusform>C’est gardé sur cet ordinateur, même éteint, et envoyé une fois que vous vous êtes reconnecté.</numerusform>
            <numerusform>Tout est gardé sur cet ordinateur, même éteint, et envoyé dans cet ordre une fois que vous vous êtes reconnecté.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard all %n</source>
        <translation>
            <numerusform>Retirer %n</numerusform>
            <numerusform>Retirer les %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vehicles</source>
        <translation>
            <numerusform>%n véhicule</numerusform>
            <numerusform>%n véhicules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings</source>
        <translation>
            <numerusform>%n rendez-vous</numerusform>
            <numerusform>%n rendez-vous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit requests</source>
        <translation>
            <numerusform>%n demande de visite</numerusform>
            <numerusform>%n demandes de visite</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterPanel</name>
    <message>
        <source>They agreed: book it</source>
        <translation>Client d’accord&#xa0;: réserver</translation>
    </message>
    <message>
        <source>No longer free, and taken out: %1</source>
        <translation>Plus libre, donc retirée&#xa0;: %1</translation>
    </message>
    <message>
        <source>Other times for %1</source>
        <translation>D’autres heures pour %1</translation>
    </message>
    <message>
        <source>Choose up to three times.</source>
        <translation>Choisissez jusqu’à trois heures.</translation>
    </message>
    <message>
        <source>Chosen: %1. Held until answered, until %2 at most.</source>
        <translation>Choisi&#xa0;: %1. Retenu jusqu’à la réponse, au plus tard %2.</translation>
    </message>
</context>
<context>
    <name>Counts</name>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n à régler</numerusform>
            <numerusform>%n à régler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to send</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes need your answer</source>
        <translation>
            <numerusform>%n modification à revoir</numerusform>
            <numerusform>%n modifications à revoir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes are waiting for the server</source>
        <translation>
            <numerusform>%n modification attend le serveur</numerusform>
            <numerusform>%n modifications attendent le serveur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are waiting for the server</source>
        <translation>
            <numerusform>%n fichier attend le serveur</numerusform>
            <numerusform>%n fichiers attendent le serveur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were not accepted</source>
        <translation>
            <numerusform>%n fichier n’a pas été accepté</numerusform>
            <numerusform>%n fichiers n’ont pas été acceptés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>il y a %n jour</numerusform>
            <numerusform>il y a %n jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CrossedWatch</name>
    <message>
        <source>The booking of %1 is cancelled. Meanwhile %2 had accepted it: it is cancelled for them too. Call them.</source>
        <translation>Le rendez-vous de %1 est annulé. Entre-temps, %2 l’avait accepté&#xa0;: il est annulé pour cette personne aussi. Appelez-la.</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>le client</translation>
    </message>
    <message>
        <source>the mechanic</source>
        <translation>le mécanicien</translation>
    </message>
</context>
<context>
    <name>CustomerFiles</name>
    <message>
        <source>Import customers</source>
        <translation>Importer des clients</translation>
    </message>
    <message>
        <source>Customer lists (*.csv *.txt *.vcf)</source>
        <translation>Listes de clients (*.csv *.txt *.vcf)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation>Exporter les clients</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Reading %1 …</source>
        <translation>Lecture de %1…</translation>
    </message>
    <message>
        <source>The file was not written: %1</source>
        <translation>Le fichier n’a pas été écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Choisir un autre endroit</translation>
    </message>
    <message>
        <source>All customers were written to %1. Anybody can read the file: keep it where only you can.</source>
        <translation>Tous les clients ont été écrits dans %1. N’importe qui peut lire ce fichier&#xa0;: gardez-le où vous seul le pouvez.</translation>
    </message>
    <message>
        <source>Nothing can be taken from %1: %2.</source>
        <translation>Rien ne peut être pris de %1&#xa0;: %2.</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>Choisir un autre fichier</translation>
    </message>
</context>
<context>
    <name>CustomerList</name>
    <message>
        <source>New customer: %1</source>
        <translation>Nouveau client&#xa0;: %1</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Récents</translation>
    </message>
    <message>
        <source>Type a name, a phone number, a plate, a VIN, an email or a postal code.</source>
        <translation>Tapez un nom, un numéro de téléphone, une plaque, un NIV, un courriel ou un code postal.</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n trouvé</numerusform>
            <numerusform>%n trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>No one found</source>
        <translation>Personne de trouvé</translation>
    </message>
    <message>
        <source>There are more of them: type on to narrow the list.</source>
        <translation>Il y en a d’autres&#xa0;: précisez pour raccourcir la liste.</translation>
    </message>
    <message>
        <source>Name, phone, plate, VIN, email …</source>
        <translation>Nom, téléphone, plaque, NIV, courriel…</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Trouver un client</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clients trouvés</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Merge…</source>
        <translation>Fusionner…</translation>
    </message>
    <message>
        <source>This customer is here twice: make the two one (M)</source>
        <translation>Ce client est ici deux fois&#xa0;: n’en faire qu’un (M)</translation>
    </message>
    <message>
        <source>Book a visit</source>
        <translation>Prendre rendez-vous</translation>
    </message>
    <message>
        <source>Book for this customer (B)</source>
        <translation>Réserver pour ce client (B)</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>même téléphone</translation>
    </message>
    <message>
        <source>same email</source>
        <translation>même courriel</translation>
    </message>
    <message>
        <source>same VIN</source>
        <translation>même NIV</translation>
    </message>
    <message>
        <source>same plate</source>
        <translation>même plaque</translation>
    </message>
    <message>
        <source>similar name</source>
        <translation>nom semblable</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation>client depuis %1</translation>
    </message>
    <message>
        <source>Messages in French</source>
        <translation>Messages en français</translation>
    </message>
    <message>
        <source>Messages in English</source>
        <translation>Messages en anglais</translation>
    </message>
    <message>
        <source>No phone number</source>
        <translation>Aucun téléphone</translation>
    </message>
    <message>
        <source>No email</source>
        <translation>Aucun courriel</translation>
    </message>
    <message>
        <source>No postal code</source>
        <translation>Aucun code postal</translation>
    </message>
    <message>
        <source>No notes</source>
        <translation>Aucune note</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>immediate</source>
        <translation>immédiat</translation>
    </message>
    <message>
        <source>Asked for a visit: %1 · %2</source>
        <translation>Visite demandée&#xa0;: %1 · %2</translation>
    </message>
    <message>
        <source>This computer keeps the bookings since %1.</source>
        <translation>Cet ordinateur garde les réservations depuis le %1.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Correct these details (E)</source>
        <translation>Corriger ces coordonnées (E)</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>Est-ce l’un d’eux&#x202f;?</translation>
    </message>
    <message>
        <source>Do not add</source>
        <translation>Ne pas ajouter</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>Ajouter le client</translation>
    </message>
    <message>
        <source>Add this customer first, or do not add them.</source>
        <translation>Ajoutez d’abord ce client, ou ne l’ajoutez pas.</translation>
    </message>
    <message>
        <source>Choose who it is, or add them once more as somebody new.</source>
        <translation>Choisissez la personne, ou ajoutez encore une fois pour en créer une autre.</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>Add vehicle</source>
        <translation>Ajouter le véhicule</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Véhicules</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add a vehicle</source>
        <translation>Ajouter un véhicule</translation>
    </message>
    <message>
        <source>No vehicle yet</source>
        <translation>Aucun véhicule</translation>
    </message>
    <message>
        <source>Correct the %1</source>
        <translation>Corriger le véhicule %1</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Nothing is booked.</source>
        <translation>Rien n’est réservé.</translation>
    </message>
    <message>
        <source>Ahead</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Ahead, cancelled</source>
        <translation>À venir, annulés</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>The check digit does not fit: look again. Only vehicles from other continents have none.</source>
        <translation>Le chiffre de contrôle ne convient pas&#xa0;: vérifiez. Seuls des véhicules d’autres continents n’en ont pas.</translation>
    </message>
    <message>
        <source>Credit, preferences and waivers</source>
        <translation>Crédit, préférences et décharges</translation>
    </message>
</context>
<context>
    <name>CustomersHeader</name>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>Add a customer</source>
        <translation>Ajouter un client</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Take over customers from a table (.csv) or address cards (.vcf)</source>
        <translation>Reprendre les clients d’un tableau (.csv) ou de cartes de visite (.vcf)</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write all customers to a table (.csv)</source>
        <translation>Écrire tous les clients dans un tableau (.csv)</translation>
    </message>
</context>
<context>
    <name>CustomersView</name>
    <message>
        <source>Fetching the customers of your workshop …</source>
        <translation>Récupération des clients de votre atelier…</translation>
    </message>
</context>
<context>
    <name>DayButton</name>
    <message numerus="yes">
        <source>%n free times</source>
        <translation>
            <numerusform>%n heure libre</numerusform>
            <numerusform>%n heures libres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayCardView</name>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
</context>
<context>
    <name>DayColumn</name>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>DayCounts</name>
    <message numerus="yes">
        <source>%1: %n bookings, the first at %2</source>
        <translation>
            <numerusform>%1&#xa0;: un rendez-vous, à %2</numerusform>
            <numerusform>%1&#xa0;: %n rendez-vous, le premier à %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DayTile</name>
    <message numerus="yes">
        <source>%n free times</source>
        <translation>
            <numerusform>%n heure libre</numerusform>
            <numerusform>%n heures libres</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 before</source>
        <translation>%1, %2 auparavant</translation>
    </message>
</context>
<context>
    <name>DaysPage</name>
    <message>
        <source>Closures and other hours</source>
        <translation>Fermetures et autres heures</translation>
    </message>
    <message>
        <source>Statutory holidays of the province</source>
        <translation>Jours fériés de la province</translation>
    </message>
    <message>
        <source>Ticked: the workshop is closed on that day.</source>
        <translation>Coché&#xa0;: l’atelier est fermé ce jour-là.</translation>
    </message>
    <message>
        <source>Nothing departs from the week. Add a day on which the workshop is closed, or open otherwise.</source>
        <translation>Rien ne s’écarte de la semaine. Ajoutez un jour où l’atelier est fermé ou ouvert à d’autres heures.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>No holidays are known for this province.</source>
        <translation>Aucun jour férié n’est connu pour cette province.</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>On deck: %1</source>
        <translation>En réserve&#xa0;: %1</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>prévu %1</translation>
    </message>
    <message>
        <source>Drag it to a free time, or press Enter and use the arrows.</source>
        <translation>Faites-le glisser sur une heure libre, ou appuyez sur Entrée et servez-vous des flèches.</translation>
    </message>
    <message>
        <source>%1 more on Today (Ctrl+1)</source>
        <translation>%1 de plus dans Aujourd’hui (Ctrl+1)</translation>
    </message>
    <message>
        <source>has arrived</source>
        <translation>déjà sur place</translation>
    </message>
    <message>
        <source>The customer was to come %1.</source>
        <translation>Le client devait venir %1.</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
</context>
<context>
    <name>DeckCard</name>
    <message>
        <source>The next free times:</source>
        <translation>Les prochaines heures libres&#xa0;:</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Plus tôt</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>In the calendar</source>
        <translation>Dans le calendrier</translation>
    </message>
    <message>
        <source>Pick it up there, and put it down at any free time (V)</source>
        <translation>Le prendre là-bas et le poser à une heure libre (V)</translation>
    </message>
    <message>
        <source>Not free any more</source>
        <translation>N’est plus libre</translation>
    </message>
    <message>
        <source>What is grey is not free any more.</source>
        <translation>Ce qui est en gris n’est plus libre.</translation>
    </message>
    <message>
        <source>Nothing more is free.</source>
        <translation>Plus rien n’est libre.</translation>
    </message>
</context>
<context>
    <name>DeclinePanel</name>
    <message>
        <source>The customer said no</source>
        <translation>Le client a dit non</translation>
    </message>
    <message>
        <source>In your own words; the customer reads them</source>
        <translation>Dans vos mots&#x202f;; le client les lit</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>En mots</translation>
    </message>
    <message>
        <source>Decline the visit of %1: why?</source>
        <translation>Refuser la visite de %1&#xa0;: pourquoi&#x202f;?</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Record their no</source>
        <translation>Noter son refus</translation>
    </message>
    <message>
        <source>Decline and tell the customer</source>
        <translation>Refuser et prévenir le client</translation>
    </message>
</context>
<context>
    <name>DuePage</name>
    <message>
        <source>To sign today</source>
        <translation>À signer aujourd’hui</translation>
    </message>
    <message>
        <source>No text is published, so nobody is asked to sign. The owner publishes one under Texts.</source>
        <translation>Aucun texte n’est publié&#xa0;: personne n’a donc à signer. Le propriétaire en publie un sous Textes.</translation>
    </message>
    <message>
        <source>Nobody has anything left to sign today.</source>
        <translation>Plus personne n’a à signer aujourd’hui.</translation>
    </message>
    <message>
        <source>A customer whose booking is not on this computer</source>
        <translation>Un client dont le rendez-vous n’est pas sur cet ordinateur</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>On paper…</source>
        <translation>Sur papier…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>A signed sheet</source>
        <translation>Une feuille signée</translation>
    </message>
</context>
<context>
    <name>EditIntake</name>
    <message>
        <source>Leave without saving?</source>
        <translation>Quitter sans enregistrer&#x202f;?</translation>
    </message>
    <message>
        <source>What you changed is not kept.</source>
        <translation>Vos changements ne seront pas conservés.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Continuer la saisie</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>Modifier les détails</translation>
    </message>
    <message>
        <source>Enter saves, Shift+Enter begins a new line.</source>
        <translation>Entrée enregistre, Maj+Entrée commence une nouvelle ligne.</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>Note what a customer asks for by phone or at the counter (N)</source>
        <translation>Noter ce qu’un client demande par téléphone ou au comptoir (N)</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>Somebody else has just taken this time.</source>
        <translation>Quelqu’un d’autre vient de prendre cette heure.</translation>
    </message>
    <message>
        <source>This time is not free.</source>
        <translation>Cette heure n’est pas libre.</translation>
    </message>
    <message>
        <source>Somebody moved this booking before you.</source>
        <translation>Quelqu’un a déplacé ce rendez-vous avant vous.</translation>
    </message>
    <message>
        <source>Somebody changed this before you.</source>
        <translation>Quelqu’un a modifié ceci avant vous.</translation>
    </message>
    <message>
        <source>This booking can no longer be changed.</source>
        <translation>Ce rendez-vous ne peut plus être modifié.</translation>
    </message>
    <message>
        <source>Your role does not allow this.</source>
        <translation>Votre rôle ne le permet pas.</translation>
    </message>
    <message>
        <source>You are signed out. Sign in again; nothing is lost.</source>
        <translation>Vous êtes déconnecté. Reconnectez-vous&#x202f;; rien n’est perdu.</translation>
    </message>
    <message>
        <source>The email or the password is not right.</source>
        <translation>Le courriel ou le mot de passe est inexact.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a few minutes, then try again.</source>
        <translation>Trop de tentatives. Attendez quelques minutes, puis réessayez.</translation>
    </message>
    <message>
        <source>This computer was signed out for good by the owner of the workshop.</source>
        <translation>Le propriétaire de l’atelier a retiré l’accès à cet ordinateur.</translation>
    </message>
    <message>
        <source>The server does not have the key of the changes that were not sent yet. Do not delete them: ask for help.</source>
        <translation>Le serveur n’a pas la clé des modifications qui n’ont pas encore été envoyées. Ne les supprimez pas&#xa0;: demandez de l’aide.</translation>
    </message>
    <message>
        <source>This computer has handed over as much as the server keeps. The owner has to look at it first.</source>
        <translation>Cet ordinateur a remis tout ce que le serveur peut garder. Le propriétaire doit d’abord l’examiner.</translation>
    </message>
    <message>
        <source>The owner discarded this while this computer had no access.</source>
        <translation>Le propriétaire a retiré ceci pendant que cet ordinateur n’avait plus accès.</translation>
    </message>
    <message>
        <source>The booking is not in a state that allows this.</source>
        <translation>L’état du rendez-vous ne le permet pas.</translation>
    </message>
    <message>
        <source>Something that was entered is not right.</source>
        <translation>Une des données saisies est inexacte.</translation>
    </message>
    <message>
        <source>The server does not know this change. Update it.</source>
        <translation>Le serveur ne connaît pas cette modification. Mettez-le à jour.</translation>
    </message>
    <message>
        <source>This computer&apos;s data was copied from another. Sign in again to start clean.</source>
        <translation>Les données de cet ordinateur ont été copiées d’un autre. Reconnectez-vous pour repartir à neuf.</translation>
    </message>
    <message>
        <source>An earlier change has not arrived yet; it is sent again.</source>
        <translation>Une modification précédente n’est pas encore arrivée&#x202f;; elle est renvoyée.</translation>
    </message>
    <message>
        <source>This computer was away for long; everything is being fetched anew.</source>
        <translation>Cet ordinateur a été longtemps absent&#x202f;; tout est récupéré de nouveau.</translation>
    </message>
    <message>
        <source>This no longer exists.</source>
        <translation>Ceci n’existe plus.</translation>
    </message>
    <message>
        <source>The server is busy; it is tried again in a moment.</source>
        <translation>Le serveur est occupé&#x202f;; nouvel essai dans un instant.</translation>
    </message>
    <message>
        <source>This program is too old for the server. Update it to see what others change; what you enter is still sent.</source>
        <translation>Ce programme est trop ancien pour le serveur. Mettez-le à jour pour voir les modifications des autres&#x202f;; ce que vous saisissez est tout de même envoyé.</translation>
    </message>
    <message>
        <source>A text that was entered is too long. Shorten it.</source>
        <translation>Un texte saisi est trop long. Raccourcissez-le.</translation>
    </message>
    <message>
        <source>The plan&apos;s price changed. The booking has the new one: agree on it, then choose its time.</source>
        <translation>Le prix du forfait a changé. Le rendez-vous porte le nouveau prix&#x202f;: convenez-en, puis choisissez l’heure.</translation>
    </message>
    <message>
        <source>The plan is no longer sold for this kind of visit. Agree on it, then choose the booking&apos;s time.</source>
        <translation>Le forfait n’est plus offert pour ce genre de visite. Convenez-en avec le client, puis choisissez l’heure du rendez-vous.</translation>
    </message>
    <message>
        <source>The mechanic declined.</source>
        <translation>Le mécanicien a décliné.</translation>
    </message>
    <message>
        <source>The mechanic did not answer in time.</source>
        <translation>Le mécanicien n’a pas répondu à temps.</translation>
    </message>
    <message>
        <source>The customer does not have that much credit.</source>
        <translation>Le client n’a pas autant de crédit.</translation>
    </message>
    <message>
        <source>The same number was used for something else.</source>
        <translation>Le même numéro a déjà servi pour autre chose.</translation>
    </message>
    <message>
        <source>That is more than is left of what was paid.</source>
        <translation>C’est plus que ce qui reste du montant payé.</translation>
    </message>
    <message>
        <source>The card was refused. Nothing was charged.</source>
        <translation>La carte a été refusée. Rien n’a été prélevé.</translation>
    </message>
    <message>
        <source>The server failed at this change. Enter it again, or ask whoever looks after the server.</source>
        <translation>Le serveur n’a pas pu traiter cette modification. Saisissez-la de nouveau ou voyez avec la personne qui s’occupe du serveur.</translation>
    </message>
    <message>
        <source>The waiver was erased when its retention was over.</source>
        <translation>La décharge a été effacée à la fin de sa conservation.</translation>
    </message>
    <message>
        <source>The waiver was superseded already.</source>
        <translation>La décharge a déjà été remplacée.</translation>
    </message>
    <message>
        <source>Another waiver was received under this number. This one was kept apart.</source>
        <translation>Une autre décharge a été reçue sous ce numéro. Celle-ci a été gardée à part.</translation>
    </message>
    <message>
        <source>What is stored of this waiver is not what was received. Have it verified.</source>
        <translation>Ce qui est conservé de cette décharge n’est pas ce qui a été reçu. Faites-la vérifier.</translation>
    </message>
    <message>
        <source>This customer has another session under way. End that one first.</source>
        <translation>Ce client a un autre rendez-vous en cours. Terminez-le d’abord.</translation>
    </message>
    <message>
        <source>The waiver has to be signed first.</source>
        <translation>La décharge doit d’abord être signée.</translation>
    </message>
    <message>
        <source>It is too early for this.</source>
        <translation>Il est trop tôt pour cela.</translation>
    </message>
    <message>
        <source>It is too late for this.</source>
        <translation>Il est trop tard pour cela.</translation>
    </message>
    <message>
        <source>This link no longer works. Ask for a new one.</source>
        <translation>Ce lien ne fonctionne plus. Demandez-en un nouveau.</translation>
    </message>
    <message>
        <source>The money has settled. The no-show stays.</source>
        <translation>L’argent est réglé. L’absence demeure.</translation>
    </message>
    <message>
        <source>This customer has a booking already.</source>
        <translation>Ce client a déjà une réservation.</translation>
    </message>
    <message>
        <source>The file is too large, or there are too many.</source>
        <translation>Le fichier est trop gros, ou il y en a trop.</translation>
    </message>
    <message>
        <source>Files of this type are not kept.</source>
        <translation>Les fichiers de ce type ne sont pas conservés.</translation>
    </message>
    <message>
        <source>The file did not arrive whole. Send it again.</source>
        <translation>Le fichier n’est pas arrivé au complet. Envoyez-le de nouveau.</translation>
    </message>
    <message>
        <source>Parts of the file are missing. Send it again.</source>
        <translation>Il manque des parties du fichier. Envoyez-le de nouveau.</translation>
    </message>
    <message>
        <source>There are still bookings here. Move or cancel them first.</source>
        <translation>Il y a encore des rendez-vous ici. Déplacez-les ou annulez-les d&apos;abord.</translation>
    </message>
    <message>
        <source>This has to be paid first.</source>
        <translation>Il faut payer d’abord.</translation>
    </message>
    <message>
        <source>No address leads to the customer: no email, and no consent to SMS.</source>
        <translation>Aucune adresse ne mène au client&#xa0;: ni courriel ni consentement aux textos.</translation>
    </message>
    <message>
        <source>The server is not set up to send messages. Tell the customer yourself.</source>
        <translation>Le serveur n’est pas configuré pour envoyer des messages. Avisez le client vous-même.</translation>
    </message>
    <message>
        <source>The server refused this (code %1).</source>
        <translation>Le serveur a refusé ceci (code %1).</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Changes made in Auto Doctor Workshop that had not reached the server, or were refused.</source>
        <translation>Modifications faites dans Auto Doctor Workshop qui n’étaient pas arrivées au serveur, ou qui ont été refusées.</translation>
    </message>
    <message>
        <source>They are still on the computer that wrote this, too; there they go on by themselves.</source>
        <translation>Elles sont aussi toujours sur l’ordinateur qui a écrit ce fichier&#x202f;; là, elles partent d’elles-mêmes.</translation>
    </message>
    <message>
        <source>If that computer is lost: whoever looks after the server reads this file in with “python -m sync_server changes FILE --as NAME”, in the name of a member of staff; without “--yes” it is only tried. Each change is done once, however often it arrives.</source>
        <translation>Si cet ordinateur est perdu&#xa0;: qui s’occupe du serveur lit ce fichier avec «&#xa0;python -m sync_server changes FICHIER --as NOM&#xa0;», au nom d’un membre du personnel&#x202f;; sans «&#xa0;--yes&#xa0;», c’est seulement un essai. Chaque modification est faite une seule fois, peu importe combien de fois elle arrive.</translation>
    </message>
    <message>
        <source>Attached pictures and papers are not in it: they stay on that computer, encrypted, and are sent from there.</source>
        <translation>Les photos et papiers joints n’y sont pas&#xa0;: ils restent sur cet ordinateur, chiffrés, et partent de là.</translation>
    </message>
    <message>
        <source>There are names and phone numbers in it: keep it where only you can read it.</source>
        <translation>Il contient des noms et des numéros de téléphone&#xa0;: gardez-le là où vous seul pouvez le lire.</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>There is nothing to write: all changes that were made here have arrived.</source>
        <translation>Il n’y a rien à écrire&#xa0;: toutes les modifications faites ici sont arrivées.</translation>
    </message>
    <message>
        <source>Save the changes to a file</source>
        <translation>Enregistrer les modifications dans un fichier</translation>
    </message>
    <message>
        <source>Changes (*.json)</source>
        <translation>Modifications (*.json)</translation>
    </message>
    <message>
        <source>The file was not written: %1</source>
        <translation>Le fichier n’a pas été écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Choisir un autre endroit</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were written to %1. Anybody can read the file: keep it where only you can.</source>
        <translation>
            <numerusform>%n modification a été écrite dans %1. Le fichier est lisible tel quel&#xa0;: gardez-le là où vous seul y avez accès.</numerusform>
            <numerusform>%n modifications ont été écrites dans %1. Le fichier est lisible tel quel&#xa0;: gardez-le là où vous seul y avez accès.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attached files are not in it. They stay on this computer, encrypted, and are sent from there: %1</source>
        <translation>
            <numerusform>%n fichier joint n’y est pas. Il reste sur cet ordinateur, chiffré, et part de là&#xa0;: %1</numerusform>
            <numerusform>%n fichiers joints n’y sont pas. Ils restent sur cet ordinateur, chiffrés, et partent de là&#xa0;: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>instead of money</source>
        <translation>au lieu d’argent</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>rendu</translation>
    </message>
    <message>
        <source>goodwill</source>
        <translation>geste commercial</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>utilisé</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>repris</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>%1, which never expire</source>
        <translation>%1, sans échéance</translation>
    </message>
    <message>
        <source>Was not asked: no SMS are sent</source>
        <translation>On ne lui a pas demandé&#xa0;: aucun texto n’est envoyé</translation>
    </message>
    <message>
        <source>Agreed on %1</source>
        <translation>A accepté le %1</translation>
    </message>
    <message>
        <source>Wants none, said on %1</source>
        <translation>N’en veut pas, dit le %1</translation>
    </message>
    <message>
        <source>none signed</source>
        <translation>aucune signée</translation>
    </message>
    <message>
        <source>One that is no longer what was received</source>
        <translation>Une qui n’est plus ce qui a été reçu</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pour %1</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>version %1</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>remplacée</translation>
    </message>
</context>
<context>
    <name>ExtrasCard</name>
    <message>
        <source>Ask again</source>
        <translation>Demander de nouveau</translation>
    </message>
    <message>
        <source>The server has not heard of this customer yet.</source>
        <translation>Le serveur ne connaît pas encore ce client.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Le serveur est interrogé…</translation>
    </message>
    <message>
        <source>No longer agrees</source>
        <translation>N’accepte plus</translation>
    </message>
    <message>
        <source>They agree to SMS</source>
        <translation>Le client accepte les textos</translation>
    </message>
    <message>
        <source>A mechanic who is not here any more</source>
        <translation>Un mécanicien qui n’est plus ici</translation>
    </message>
    <message>
        <source>%1 is a favourite no more</source>
        <translation>Ne plus préférer %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Another favourite mechanic</source>
        <translation>Autre mécanicien préféré</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Favourite mechanics</source>
        <translation>Mécaniciens préférés</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>Décharges</translation>
    </message>
</context>
<context>
    <name>FarewellPage</name>
    <message>
        <source>This computer no longer has access</source>
        <translation>Cet ordinateur n’a plus accès</translation>
    </message>
    <message>
        <source>What had not been sent is being handed over to the owner. Then everything of the workshop is erased from this computer.</source>
        <translation>Ce qui n’avait pas été envoyé est remis au propriétaire. Ensuite, tout ce qui touche l’atelier est effacé de cet ordinateur.</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Remise en cours</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>NIV</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>Odometer</source>
        <translation>Odomètre</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>De quoi il s’agit</translation>
    </message>
    <message>
        <source>Concern</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>To be ready beforehand</source>
        <translation>À préparer avant</translation>
    </message>
    <message>
        <source>The customer’s wishes</source>
        <translation>Souhaits du client</translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation>Genres de visite</translation>
    </message>
    <message>
        <source>Time kept free after a visit</source>
        <translation>Battement après une visite</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Préavis</translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation>Combien d’avance</translation>
    </message>
    <message>
        <source>Steps of times</source>
        <translation>Pas des heures</translation>
    </message>
    <message>
        <source>Booked without asking</source>
        <translation>Réservable sans demander</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>as the workshop</source>
        <translation>comme l’atelier</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>vide</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 jours</translation>
    </message>
</context>
<context>
    <name>FileDialog</name>
    <message>
        <source>Look in:</source>
        <translation>Chercher dans&#xa0;:</translation>
    </message>
    <message>
        <source>Files of type:</source>
        <translation>Types de fichiers&#xa0;:</translation>
    </message>
    <message>
        <source>Pictures, videos and PDF (%1)</source>
        <translation>Photos, vidéos et PDF (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>Pictures and papers</source>
        <translation>Photos et documents</translation>
    </message>
    <message>
        <source>Attach…</source>
        <translation>Joindre…</translation>
    </message>
    <message>
        <source>Pictures, videos and PDF; or drop them here</source>
        <translation>Photos, vidéos et PDF&#x202f;; ou glissez-les ici</translation>
    </message>
    <message>
        <source>Save %1…</source>
        <translation>Enregistrer %1…</translation>
    </message>
    <message>
        <source>Take %1 away: it is not on the server</source>
        <translation>Retirer %1&#xa0;: le serveur ne l’a pas</translation>
    </message>
    <message>
        <source>Send %1 again</source>
        <translation>Envoyer %1 de nouveau</translation>
    </message>
    <message>
        <source>Attach to this booking</source>
        <translation>Joindre à ce rendez-vous</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Enregistrer le fichier</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>The server does not answer: there may be more than is shown.</source>
        <translation>Le serveur ne répond pas&#xa0;: il y a peut-être plus que ce qui est montré.</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>Ce fichier ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The server does not have this booking.</source>
        <translation>Le serveur n’a pas ce rendez-vous.</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>%1 % sent</source>
        <translation>%1&#xa0;% envoyés</translation>
    </message>
    <message>
        <source>Not accepted: %1</source>
        <translation>Non accepté&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Everyone</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Show everything of everybody</source>
        <translation>Tout montrer, de tout le monde</translation>
    </message>
    <message>
        <source>Nothing is hidden by the filters</source>
        <translation>Les filtres ne masquent rien</translation>
    </message>
</context>
<context>
    <name>FilterPopover</name>
    <message>
        <source>Filter by kind and state</source>
        <translation>Filtrer par genre et par état</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Genre de visite</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout montrer</translation>
    </message>
</context>
<context>
    <name>FindBox</name>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Name, phone, plate, email, or where to go</source>
        <translation>Nom, téléphone, plaque, courriel ou écran</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Nothing found. Part of a name, the end of a phone number or a plate will do.</source>
        <translation>Rien trouvé. Une partie du nom, la fin d’un numéro de téléphone ou une plaque suffit.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>open</source>
        <translation>ouvrir</translation>
    </message>
    <message>
        <source>in the settings</source>
        <translation>dans les réglages</translation>
    </message>
    <message>
        <source>Book by this sentence …</source>
        <translation>Réserver par cette phrase …</translation>
    </message>
    <message>
        <source>It is read as a booking, as with Q in the calendar</source>
        <translation>Elle est lue comme une réservation, comme avec Q dans le calendrier</translation>
    </message>
</context>
<context>
    <name>FirstFetch</name>
    <message>
        <source>Fetching the calendar of your workshop …</source>
        <translation>Récupération du calendrier de votre atelier…</translation>
    </message>
    <message>
        <source>This is done once; from then on the calendar opens at once, also without network.</source>
        <translation>Une seule fois&#x202f;; ensuite, le calendrier s’ouvre aussitôt, même sans réseau.</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Récupération</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
</context>
<context>
    <name>FreeTimes</name>
    <message>
        <source>The day before (Page Up)</source>
        <translation>La veille (Page préc.)</translation>
    </message>
    <message>
        <source>The day after (Page Down)</source>
        <translation>Le lendemain (Page suiv.)</translation>
    </message>
    <message>
        <source>Nothing is free that day.</source>
        <translation>Rien de libre ce jour-là.</translation>
    </message>
</context>
<context>
    <name>Going</name>
    <message>
        <source>The server does not answer now; signing in again needs it.</source>
        <translation>Le serveur ne répond pas en ce moment, et il le faut pour se reconnecter.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Another language loses that.</source>
        <translation>Changer de langue perd cela.</translation>
    </message>
    <message>
        <source>Change it all the same</source>
        <translation>Changer quand même</translation>
    </message>
</context>
<context>
    <name>GridInput</name>
    <message>
        <source>This booking can not be moved</source>
        <translation>Ce rendez-vous ne peut pas être déplacé</translation>
    </message>
    <message>
        <source>The length of this booking can not be changed</source>
        <translation>La durée de ce rendez-vous ne peut pas être changée</translation>
    </message>
</context>
<context>
    <name>HandBackCard</name>
    <message>
        <source>a customer</source>
        <translation>un client</translation>
    </message>
    <message>
        <source>Of the booking %1</source>
        <translation>De la réservation %1</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 pour %2</translation>
    </message>
    <message>
        <source>To be handed back</source>
        <translation>À remettre</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>Remis</translation>
    </message>
    <message>
        <source>Handed back: %1 for %2</source>
        <translation>Remis&#xa0;: %1 pour %2</translation>
    </message>
    <message>
        <source>Yes, they have the %1</source>
        <translation>Oui, %1 en main propre</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Show the booking of %1</source>
        <translation>Voir la réservation de %1</translation>
    </message>
    <message>
        <source>In cash, over the counter</source>
        <translation>En espèces, au comptoir</translation>
    </message>
    <message>
        <source>By the terminal, to their card</source>
        <translation>Par le terminal, sur sa carte</translation>
    </message>
    <message>
        <source>The card processor does not do it: in another way</source>
        <translation>Le processeur de cartes ne le fait pas&#xa0;: d’une autre façon</translation>
    </message>
    <message>
        <source>The server does not answer, so it could not be noted. It stays here until it is.</source>
        <translation>Le serveur ne répond pas, donc rien n’a pu être noté. La carte reste ici jusque-là.</translation>
    </message>
</context>
<context>
    <name>HandBackWatch</name>
    <message>
        <source>The customer</source>
        <translation>Le client</translation>
    </message>
    <message>
        <source>%1 has the %2 back.</source>
        <translation>%1 a récupéré ses %2.</translation>
    </message>
</context>
<context>
    <name>HandedOverView</name>
    <message>
        <source>Computers without access</source>
        <translation>Ordinateurs sans accès</translation>
    </message>
    <message>
        <source>%1 It is kept as a booking without a place, beside the calendar.</source>
        <translation>%1 Il est gardé comme rendez-vous à replacer, à côté du calendrier.</translation>
    </message>
    <message>
        <source>Nothing waits for your decision.</source>
        <translation>Rien n’attend votre décision.</translation>
    </message>
    <message>
        <source>It has not finished yet.</source>
        <translation>Il n’a pas encore terminé.</translation>
    </message>
    <message>
        <source>That was everything; it then erases itself.</source>
        <translation>C’était tout&#x202f;; ensuite, il s’efface.</translation>
    </message>
    <message>
        <source>This was made on computers whose access was taken away, and had not been sent. Nothing of it counts unless you apply a change or keep a file: then it is done now, in your name.</source>
        <translation>Ceci a été fait sur des ordinateurs dont l’accès a été retiré et n’avait pas été envoyé. Rien ne compte tant que vous n’appliquez pas une modification ou ne gardez pas un fichier&#xa0;: c’est alors fait maintenant, en votre nom.</translation>
    </message>
    <message>
        <source>Handed over %1.</source>
        <translation>Remis&#xa0;: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n files could not be taken over: there were too many or they could not be read. They are erased with the computer.</source>
        <translation>
            <numerusform>%n fichier n’a pas pu être repris&#xa0;: il y en avait trop, ou il était illisible. Il est effacé avec l’ordinateur.</numerusform>
            <numerusform>%n fichiers n’ont pas pu être repris&#xa0;: il y en avait trop, ou ils étaient illisibles. Ils sont effacés avec l’ordinateur.</numerusform>
        </translation>
    </message>
    <message>
        <source>A change that this program cannot read</source>
        <translation>Une modification que ce programme ne peut pas lire</translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>faite&#xa0;: %1</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Appliquer</translation>
    </message>
    <message>
        <source>Apply: %1</source>
        <translation>Appliquer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Appliqué</translation>
    </message>
    <message>
        <source>Without a place</source>
        <translation>À replacer</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Gardé</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Changes %1 to %2 of %3</source>
        <translation>Modifications %1 à %2 sur %3</translation>
    </message>
    <message>
        <source>Those before</source>
        <translation>Les précédentes</translation>
    </message>
    <message>
        <source>The next ones</source>
        <translation>Les suivantes</translation>
    </message>
    <message>
        <source>attached %1</source>
        <translation>joint&#xa0;: %1</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Keep: %1</source>
        <translation>Garder&#xa0;: %1</translation>
    </message>
    <message>
        <source>It has not arrived whole yet.</source>
        <translation>Il n’est pas encore arrivé en entier.</translation>
    </message>
    <message>
        <source>Its booking is not in the calendar: apply the booking first.</source>
        <translation>Sa réservation n’est pas au calendrier&#xa0;: appliquez d’abord la réservation.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
    <message>
        <source>Discard for good</source>
        <translation>Retirer pour de bon</translation>
    </message>
</context>
<context>
    <name>HandoverWatch</name>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
</context>
<context>
    <name>HeaderTools</name>
    <message>
        <source>Search customers, plates and bookings (/ or Ctrl+K)</source>
        <translation>Rechercher un client, une plaque ou un rendez-vous (/ ou Ctrl+K)</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>New booking (Ctrl+N)</source>
        <translation>Nouveau rendez-vous (Ctrl+N)</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nouveau rendez-vous</translation>
    </message>
</context>
<context>
    <name>Hint</name>
    <message>
        <source>One click on a card says what happened. Ctrl+Z takes it back.</source>
        <translation>Un clic sur une carte dit ce qui s’est passé. Ctrl+Z l’annule.</translation>
    </message>
    <message>
        <source>Press Q and type a booking in one sentence. Drag a booking to move it.</source>
        <translation>Appuyez sur Q et écrivez un rendez-vous en une phrase. Glissez-en un pour le déplacer.</translation>
    </message>
    <message>
        <source>Enter shows what the customer will be told; Enter again confirms.</source>
        <translation>Entrée montre ce qui sera dit au client&#x202f;; Entrée encore confirme.</translation>
    </message>
    <message>
        <source>The switch lets offers come. The keys 1 and 2 answer them.</source>
        <translation>L’interrupteur laisse venir les offres. Les touches 1 et 2 y répondent.</translation>
    </message>
    <message>
        <source>Type a name, the end of a phone number or a plate. Enter opens.</source>
        <translation>Tapez un nom, la fin d’un numéro ou une plaque. Entrée ouvre.</translation>
    </message>
    <message>
        <source>Drag over the week to open hours. Nothing counts before you save.</source>
        <translation>Glissez sur la semaine pour ouvrir des heures. Rien ne compte avant l’enregistrement.</translation>
    </message>
</context>
<context>
    <name>HintCard</name>
    <message>
        <source>Got it</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>No more hints</source>
        <translation>Ne plus montrer</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>This is what this computer knows. Who did it, and the rest, the server tells once it answers.</source>
        <translation>Voilà ce que sait cet ordinateur. Qui l’a fait, et le reste, le serveur le dira dès qu’il répondra.</translation>
    </message>
    <message>
        <source>As the server told it last. It does not answer now.</source>
        <translation>Tel que le serveur l’a dit la dernière fois. Il ne répond pas en ce moment.</translation>
    </message>
    <message>
        <source>you</source>
        <translation>vous</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>cet ordinateur</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>HistoryFold</name>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Who did what with it, when and from which computer (H)</source>
        <translation>Qui a fait quoi, quand et de quel ordinateur (H)</translation>
    </message>
    <message>
        <source>What was done with it</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide the history</source>
        <translation>Masquer l’historique</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>Undo the last step</source>
        <translation>Défaire la dernière étape</translation>
    </message>
    <message>
        <source>What you just did here is taken back (Ctrl+Z)</source>
        <translation>Ce que vous venez de faire ici est annulé (Ctrl+Z)</translation>
    </message>
    <message>
        <source>See what waits</source>
        <translation>Voir ce qui attend</translation>
    </message>
    <message>
        <source>Everything that waits for the server, and a way to discard it (Ctrl+E)</source>
        <translation>Tout ce qui attend le serveur, et comment le retirer (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tout le monde</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>The history is on the server alone.</source>
        <translation>L’historique est sur le serveur seulement.</translation>
    </message>
    <message>
        <source>Nothing of that kind was done.</source>
        <translation>Rien de tel n’a été fait.</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Rien pour le moment.</translation>
    </message>
    <message>
        <source>That is all of it.</source>
        <translation>C’est tout.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Tous les jours</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Who did what, when and from which computer; the newest first.</source>
        <translation>Qui a fait quoi, quand et de quel ordinateur&#x202f;; le plus récent d’abord.</translation>
    </message>
</context>
<context>
    <name>Hold</name>
    <message>
        <source>held while booking</source>
        <translation>retenu pendant la réservation</translation>
    </message>
    <message>
        <source>booking</source>
        <translation>rendez-vous</translation>
    </message>
    <message>
        <source>offered to the mechanic</source>
        <translation>proposé au mécanicien</translation>
    </message>
    <message>
        <source>offered to the customer</source>
        <translation>proposé au client</translation>
    </message>
    <message>
        <source>offered to the waitlist</source>
        <translation>proposé à la liste d’attente</translation>
    </message>
    <message>
        <source>kept for walk-ins</source>
        <translation>gardé pour les clients sans rendez-vous</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>%1 next day</source>
        <translation>%1 le lendemain</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>demandé</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvé</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>new, not saved</source>
        <translation>nouveau, non enregistré</translation>
    </message>
    <message>
        <source>changed, not saved</source>
        <translation>modifié, non enregistré</translation>
    </message>
    <message>
        <source>to be removed, not saved</source>
        <translation>à retirer, non enregistré</translation>
    </message>
    <message>
        <source>to be approved, not saved</source>
        <translation>à approuver, non enregistré</translation>
    </message>
    <message>
        <source>to be refused, not saved</source>
        <translation>à refuser, non enregistré</translation>
    </message>
    <message>
        <source>Workshop</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (vous)</translation>
    </message>
    <message>
        <source>%1 (unsaved)</source>
        <translation>%1 (non enregistré)</translation>
    </message>
    <message>
        <source>Closed all week. Drag over the week to open hours, or press Space twice.</source>
        <translation>Fermé toute la semaine. Glissez sur la semaine pour ouvrir des heures, ou appuyez deux fois sur Espace.</translation>
    </message>
    <message>
        <source>Nobody can be booked yet. Drag over the week to open hours, or press Space twice.</source>
        <translation>Personne ne peut encore être réservé. Glissez sur la semaine pour ouvrir des heures, ou appuyez deux fois sur Espace.</translation>
    </message>
    <message>
        <source>When the workshop is open, each week. Drag to open hours; the gap between two blocks is the break.</source>
        <translation>Quand l’atelier est ouvert, chaque semaine. Glissez pour ouvrir des heures&#xa0;; l’espace entre deux plages est le dîner.</translation>
    </message>
    <message>
        <source>Works the workshop’s hours. A roster would narrow them for this mechanic alone.</source>
        <translation>Travaille aux heures de l’atelier. Un horaire propre les restreindrait pour ce mécanicien seul.</translation>
    </message>
    <message>
        <source>You work the workshop’s hours. You can ask for time off.</source>
        <translation>Vous travaillez aux heures de l’atelier. Vous pouvez demander un congé.</translation>
    </message>
    <message>
        <source>Your roster. The workshop keeps it; you can ask for time off.</source>
        <translation>Votre horaire. L’atelier le tient&#xa0;; vous pouvez demander un congé.</translation>
    </message>
    <message>
        <source>When you can be booked. Drag to open hours. Nobody else sets or approves them.</source>
        <translation>Quand on peut vous réserver. Glissez pour ouvrir des heures. Personne d’autre ne les fixe ni ne les approuve.</translation>
    </message>
    <message>
        <source>A roster: this mechanic’s hours within those of the workshop. Drag to open hours.</source>
        <translation>Horaire propre, dans les heures de l’atelier. Glissez pour ouvrir des heures.</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>open %1</source>
        <translation>ouvert %1</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>non enregistré</translation>
    </message>
    <message>
        <source>to be removed</source>
        <translation>à retirer</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>A customer</source>
        <translation>Un client</translation>
    </message>
    <message>
        <source>a roster</source>
        <translation>un horaire propre</translation>
    </message>
    <message>
        <source>no roster any more</source>
        <translation>plus d’horaire propre</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Non enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>As the workshop (%1)</source>
        <translation>Comme l’atelier (%1)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>Days and holidays</source>
        <translation>Jours et fériés</translation>
    </message>
    <message>
        <source>Time off</source>
        <translation>Congé</translation>
    </message>
    <message>
        <source>Booking rules</source>
        <translation>Règles de réservation</translation>
    </message>
    <message>
        <source>clocks +%1</source>
        <translation>horloges +%1</translation>
    </message>
    <message>
        <source>clocks −%1</source>
        <translation>horloges −%1</translation>
    </message>
    <message>
        <source>Other hours</source>
        <translation>Autres heures</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Dîner</translation>
    </message>
    <message>
        <source>Two blocks would overlap</source>
        <translation>Deux plages se chevaucheraient</translation>
    </message>
    <message>
        <source>A block ends on the next day at the latest</source>
        <translation>Une plage finit au plus tard le lendemain</translation>
    </message>
    <message>
        <source>A day of the workshop has one break</source>
        <translation>Une journée de l’atelier a un seul dîner</translation>
    </message>
    <message>
        <source>A week has no room for more blocks</source>
        <translation>Une semaine n’a pas de place pour plus de plages</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>de %1 à %2</translation>
    </message>
    <message>
        <source>%1, block begins at %2</source>
        <translation>%1, la plage commence à %2</translation>
    </message>
    <message>
        <source>%1, open, %2</source>
        <translation>%1, ouvert, %2</translation>
    </message>
    <message>
        <source>%1, break</source>
        <translation>%1, dîner</translation>
    </message>
    <message>
        <source>%1, closed</source>
        <translation>%1, fermé</translation>
    </message>
</context>
<context>
    <name>HoursCounts</name>
    <message numerus="yes">
        <source>%n bookings would stand where nobody works</source>
        <translation>
            <numerusform>%n rendez-vous tomberait hors horaire</numerusform>
            <numerusform>%n rendez-vous tomberaient hors horaire</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days of the week</source>
        <translation>
            <numerusform>%n jour de la semaine</numerusform>
            <numerusform>%n jours de la semaine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n special days</source>
        <translation>
            <numerusform>%n jour particulier</numerusform>
            <numerusform>%n jours particuliers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>time off (%n)</source>
        <translation>
            <numerusform>congé</numerusform>
            <numerusform>congés (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers to requests</source>
        <translation>
            <numerusform>%n réponse à une demande</numerusform>
            <numerusform>%n réponses à des demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n booking rules</source>
        <translation>
            <numerusform>%n règle de réservation</numerusform>
            <numerusform>%n règles de réservation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n jour</numerusform>
            <numerusform>%n jours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HoursFoot</name>
    <message>
        <source>Somebody else changed this week.</source>
        <translation>Quelqu’un d’autre a modifié cette semaine.</translation>
    </message>
    <message>
        <source>Show the week</source>
        <translation>Afficher la semaine</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Le rétablir</translation>
    </message>
    <message>
        <source>Bring it back (Ctrl+Z)</source>
        <translation>Le rétablir (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Save (Ctrl+S)</source>
        <translation>Enregistrer (Ctrl+S)</translation>
    </message>
    <message>
        <source>What was not saved is discarded.</source>
        <translation>Ce qui n’était pas enregistré est abandonné.</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>Enregistrer quand même</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
</context>
<context>
    <name>HoursKeys</name>
    <message>
        <source>from quarter to quarter of an hour, and from day to day</source>
        <translation>d’un quart d’heure à l’autre, et d’un jour à l’autre</translation>
    </message>
    <message>
        <source>an hour back and forth</source>
        <translation>une heure en arrière ou en avant</translation>
    </message>
    <message>
        <source>to the begin or the end of the day</source>
        <translation>au début ou à la fin du jour</translation>
    </message>
    <message>
        <source>begin a block, and end it</source>
        <translation>commencer une plage, et la finir</translation>
    </message>
    <message>
        <source>remove the block, or close what Space began</source>
        <translation>retirer la plage, ou fermer ce que l’espace a commencé</translation>
    </message>
    <message>
        <source>move the block; with Shift its end</source>
        <translation>déplacer la plage&#xa0;; avec Maj, sa fin</translation>
    </message>
    <message>
        <source>copy the day to others</source>
        <translation>copier le jour vers d’autres</translation>
    </message>
    <message>
        <source>why this time is not free</source>
        <translation>pourquoi cette heure n’est pas libre</translation>
    </message>
    <message>
        <source>save</source>
        <translation>enregistrer</translation>
    </message>
    <message>
        <source>Availability: %1</source>
        <translation>Disponibilités&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>How far the import is</source>
        <translation>Avancement de l’importation</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Ne pas importer</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importer</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>Nouveaux clients</translation>
    </message>
    <message>
        <source>%1 is completed</source>
        <translation>%1&#xa0;: complété</translation>
    </message>
    <message>
        <source>Looks like somebody already here</source>
        <translation>Ressemble à quelqu’un déjà ici</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>N’a pas pu être lu</translation>
    </message>
    <message>
        <source>All of it is kept here, and goes to the server by itself.</source>
        <translation>Tout est gardé ici et part vers le serveur tout seul.</translation>
    </message>
    <message>
        <source>Not all of it could be kept. Try the rest again.</source>
        <translation>Tout n’a pas pu être gardé. Essayez de nouveau pour le reste.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>There is nothing new in it.</source>
        <translation>Il n’y a rien de nouveau.</translation>
    </message>
    <message>
        <source>Nothing is written yet.</source>
        <translation>Rien n’est encore écrit.</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>Importer %1</translation>
    </message>
    <message>
        <source>the file is larger than %1 MB</source>
        <translation>le fichier dépasse %1&#xa0;Mo</translation>
    </message>
    <message>
        <source>there is nothing in the file</source>
        <translation>il n’y a rien dans le fichier</translation>
    </message>
    <message>
        <source>this is neither a table nor a file of address cards</source>
        <translation>ce n’est ni un tableau ni un fichier de cartes de visite</translation>
    </message>
    <message>
        <source>no column says who the customers are (%1)</source>
        <translation>aucune colonne ne dit qui sont les clients (%1)</translation>
    </message>
    <message>
        <source>there is nothing below the headings</source>
        <translation>il n’y a rien sous les en-têtes</translation>
    </message>
    <message>
        <source>a quotation mark in line %1 is not closed where a cell ends; put that right first</source>
        <translation>un guillemet de la ligne %1 n’est pas fermé à la fin d’une cellule&#x202f;; corrigez d’abord cela</translation>
    </message>
    <message>
        <source>there are more than %1 rows in it; import it in parts</source>
        <translation>il y a plus de %1 lignes&#x202f;; importez-le en parties</translation>
    </message>
    <message>
        <source>the card begins here and never ends</source>
        <translation>la carte commence ici et ne finit jamais</translation>
    </message>
    <message>
        <source>this row cannot be read</source>
        <translation>cette ligne est illisible</translation>
    </message>
    <message>
        <source>there is no name</source>
        <translation>il n’y a pas de nom</translation>
    </message>
    <message>
        <source>“%1” is not a phone number; taken without it</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un numéro de téléphone&#x202f;; pris sans lui</translation>
    </message>
    <message>
        <source>“%1” is not an email address; taken without it</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un courriel&#x202f;; pris sans lui</translation>
    </message>
    <message>
        <source>the VIN “%1” has a typing mistake; taken without it</source>
        <translation>le NIV «&#xa0;%1&#xa0;» a une faute de frappe&#x202f;; pris sans lui</translation>
    </message>
    <message>
        <source>“%1” is neither English nor French; taken without it</source>
        <translation>«&#xa0;%1&#xa0;» n’est ni anglais ni français&#x202f;; pris sans cela</translation>
    </message>
    <message>
        <source>“%1” is not a model year; taken without it</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas une année&#x202f;; pris sans elle</translation>
    </message>
    <message>
        <source>“%1” is not an odometer reading; taken without it</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un kilométrage&#x202f;; pris sans lui</translation>
    </message>
    <message>
        <source>“%1” is not a postal code; taken without it</source>
        <translation>«&#xa0;%1&#xa0;» n’est pas un code postal&#x202f;; pris sans lui</translation>
    </message>
    <message>
        <source>the same person as on line %1; one customer is made of both</source>
        <translation>la même personne qu’à la ligne %1&#x202f;; un seul client en est fait</translation>
    </message>
    <message>
        <source>the phone number or email also belongs to %1; taken as another customer</source>
        <translation>le téléphone ou le courriel est aussi celui de %1&#x202f;; pris comme un autre client</translation>
    </message>
    <message>
        <source>“%1” here, but “%2” is known already and stays</source>
        <translation>«&#xa0;%1&#xa0;» ici, mais «&#xa0;%2&#xa0;» est déjà connu et reste</translation>
    </message>
    <message>
        <source>the vehicle %1 belongs to another customer already and stays there</source>
        <translation>le véhicule %1 appartient déjà à un autre client et y reste</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>first name</source>
        <translation>prénom</translation>
    </message>
    <message>
        <source>last name</source>
        <translation>nom de famille</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>second phone</source>
        <translation>autre téléphone</translation>
    </message>
    <message>
        <source>email</source>
        <translation>courriel</translation>
    </message>
    <message>
        <source>language</source>
        <translation>langue</translation>
    </message>
    <message>
        <source>postal code</source>
        <translation>code postal</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notes</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>véhicule</translation>
    </message>
    <message>
        <source>make</source>
        <translation>marque</translation>
    </message>
    <message>
        <source>model</source>
        <translation>modèle</translation>
    </message>
    <message>
        <source>year</source>
        <translation>année</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>NIV</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>plaque</translation>
    </message>
    <message>
        <source>kilometres</source>
        <translation>kilomètres</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Le fichier</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>what has no heading</source>
        <translation>ce qui n’a pas d’en-tête</translation>
    </message>
    <message>
        <source>Not taken over: %1</source>
        <translation>Non repris&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new customers</source>
        <translation>
            <numerusform>%n nouveau client</numerusform>
            <numerusform>%n nouveaux clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n completed</source>
        <translation>
            <numerusform>%n complété</numerusform>
            <numerusform>%n complétés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new vehicles</source>
        <translation>
            <numerusform>%n nouveau véhicule</numerusform>
            <numerusform>%n nouveaux véhicules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vehicles completed</source>
        <translation>
            <numerusform>%n véhicule complété</numerusform>
            <numerusform>%n véhicules complétés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known already</source>
        <translation>
            <numerusform>%n déjà connu</numerusform>
            <numerusform>%n déjà connus</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invite</name>
    <message>
        <source>Visit at %1</source>
        <translation>Visite chez %1</translation>
    </message>
    <message>
        <source>Video call with %1</source>
        <translation>Appel vidéo avec %1</translation>
    </message>
    <message>
        <source>Phone call with %1</source>
        <translation>Appel téléphonique avec %1</translation>
    </message>
    <message>
        <source>Chat with %1</source>
        <translation>Clavardage avec %1</translation>
    </message>
    <message>
        <source>With %1.</source>
        <translation>Avec %1.</translation>
    </message>
    <message>
        <source>Not confirmed yet: you will hear from us.</source>
        <translation>Pas encore confirmé&#xa0;: vous aurez de nos nouvelles.</translation>
    </message>
    <message>
        <source>This appointment is cancelled.</source>
        <translation>Ce rendez-vous est annulé.</translation>
    </message>
    <message>
        <source>By the link in our messages</source>
        <translation>Par le lien dans nos messages</translation>
    </message>
    <message>
        <source>Please sign and join by the link in our messages; it opens 15 minutes before.</source>
        <translation>Signez et rejoignez-nous par le lien dans nos messages&#x202f;; il s’ouvre 15 minutes avant.</translation>
    </message>
    <message>
        <source>Please come a few minutes early to sign the waiver.</source>
        <translation>Arrivez quelques minutes d’avance pour signer la décharge.</translation>
    </message>
    <message>
        <source>To change or cancel: %1.</source>
        <translation>Pour modifier ou annuler&#xa0;: %1.</translation>
    </message>
    <message>
        <source>appointment</source>
        <translation>rendez-vous</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>longer or shorter with the arrows; Enter keeps it</source>
        <translation>allonger ou raccourcir avec les flèches&#x202f;; Entrée garde</translation>
    </message>
    <message>
        <source>a quarter of an hour longer or shorter</source>
        <translation>un quart d’heure de plus ou de moins</translation>
    </message>
    <message>
        <source>cancel the booking, after a question</source>
        <translation>annuler le rendez-vous, après une question</translation>
    </message>
    <message>
        <source>book at the marked time</source>
        <translation>réserver à l’heure choisie</translation>
    </message>
    <message>
        <source>larger hours</source>
        <translation>heures plus grandes</translation>
    </message>
    <message>
        <source>smaller hours</source>
        <translation>heures plus petites</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>today</source>
        <translation>aujourd’hui</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>week</source>
        <translation>semaine</translation>
    </message>
    <message>
        <source>month</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>agenda</source>
        <translation>agenda</translation>
    </message>
    <message>
        <source>the day by bay, or by mechanic again</source>
        <translation>la journée par baie, ou de nouveau par mécanicien</translation>
    </message>
    <message>
        <source>filter by kind and state</source>
        <translation>filtrer par genre et par état</translation>
    </message>
    <message>
        <source>go to a date</source>
        <translation>aller à une date</translation>
    </message>
    <message>
        <source>walk through times and bookings</source>
        <translation>parcourir les heures et les rendez-vous</translation>
    </message>
    <message>
        <source>with nothing marked, days or weeks back and forth</source>
        <translation>si rien n’est choisi, jour ou semaine d’avant, d’après</translation>
    </message>
    <message>
        <source>in the month, the one before and after</source>
        <translation>dans le mois, le précédent et le suivant</translation>
    </message>
    <message>
        <source>from booking to booking</source>
        <translation>d’un rendez-vous à l’autre</translation>
    </message>
    <message>
        <source>open the booking; Enter books the marked time</source>
        <translation>ouvrir le rendez-vous&#x202f;; Entrée réserve l’heure choisie</translation>
    </message>
    <message>
        <source>on the open booking: who did what with it</source>
        <translation>sur le rendez-vous ouvert&#xa0;: qui a fait quoi</translation>
    </message>
    <message>
        <source>edit the booking’s details: service, concern, notes, wishes</source>
        <translation>modifier les détails du rendez-vous&#xa0;: service, problème, notes, souhaits</translation>
    </message>
    <message>
        <source>on the open booking: park it on deck, to wait for another time</source>
        <translation>sur le rendez-vous ouvert&#xa0;: le différer, en réserve jusqu’à une autre heure</translation>
    </message>
    <message>
        <source>with no booking open: to the parked visits; Enter picks one up</source>
        <translation>sans rendez-vous ouvert&#xa0;: aux rendez-vous en réserve&#x202f;; Entrée en prend un</translation>
    </message>
    <message>
        <source>what is known of the marked booking; any key takes it away</source>
        <translation>ce qu’on sait du rendez-vous marqué&#x202f;; une touche quelconque le retire</translation>
    </message>
    <message>
        <source>move the booking with the arrows; Enter drops it</source>
        <translation>déplacer le rendez-vous avec les flèches&#x202f;; Entrée le dépose</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Maj</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>book in one sentence</source>
        <translation>réserver en une phrase</translation>
    </message>
    <message>
        <source>a customer without a booking</source>
        <translation>un client sans rendez-vous</translation>
    </message>
    <message>
        <source>without a booking: take them as entered, from any field</source>
        <translation>sans rendez-vous&#xa0;: prendre le client tel qu’il est inscrit, de n’importe quel champ</translation>
    </message>
    <message>
        <source>hours as high as there is room</source>
        <translation>des heures à la hauteur qui convient</translation>
    </message>
    <message>
        <source>print the day sheet</source>
        <translation>imprimer la feuille du jour</translation>
    </message>
    <message>
        <source>let go of what is marked or moved</source>
        <translation>abandonner ce qui est choisi ou déplacé</translation>
    </message>
    <message>
        <source>undo what you just did</source>
        <translation>défaire ce que vous venez de faire</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espace</translation>
    </message>
    <message>
        <source>New booking</source>
        <translation>Nouveau rendez-vous</translation>
    </message>
    <message>
        <source>Undo what you just did</source>
        <translation>Défaire ce que vous venez de faire</translation>
    </message>
    <message>
        <source>Search customers, plates and bookings</source>
        <translation>Rechercher un client, une plaque ou un rendez-vous</translation>
    </message>
    <message>
        <source>The same, also while something is typed</source>
        <translation>La même chose, aussi pendant la saisie</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation>Échange avec le serveur</translation>
    </message>
    <message>
        <source>Calendar: %1</source>
        <translation>Calendrier&#xa0;: %1</translation>
    </message>
    <message>
        <source>Today: from card to card</source>
        <translation>Aujourd’hui&#xa0;: d’une fiche à l’autre</translation>
    </message>
    <message>
        <source>Today: open the booking</source>
        <translation>Aujourd’hui&#xa0;: ouvrir le rendez-vous</translation>
    </message>
    <message>
        <source>Today: on the open booking, who did what with it</source>
        <translation>Aujourd’hui&#xa0;: sur le rendez-vous ouvert, qui a fait quoi</translation>
    </message>
    <message>
        <source>Today: on the open booking, edit its details</source>
        <translation>Aujourd’hui&#xa0;: sur le rendez-vous ouvert, en modifier les détails</translation>
    </message>
    <message>
        <source>Today: on the open booking, park it on deck</source>
        <translation>Aujourd’hui&#xa0;: sur le rendez-vous ouvert, le différer, en réserve</translation>
    </message>
    <message>
        <source>Today: a customer without a booking</source>
        <translation>Aujourd’hui&#xa0;: un client sans rendez-vous</translation>
    </message>
    <message>
        <source>Today: without a booking, take them as entered, from any field</source>
        <translation>Aujourd’hui&#xa0;: sans rendez-vous, prendre le client tel qu’il est inscrit, de n’importe quel champ</translation>
    </message>
    <message>
        <source>Customers: open whoever is marked; again, book</source>
        <translation>Clients&#xa0;: ouvrir qui est marqué&#x202f;; encore, réserver</translation>
    </message>
    <message>
        <source>Customers: back to the search</source>
        <translation>Clients&#xa0;: revenir à la recherche</translation>
    </message>
    <message>
        <source>Customers: correct the details</source>
        <translation>Clients&#xa0;: corriger les coordonnées</translation>
    </message>
    <message>
        <source>Customers: book</source>
        <translation>Clients&#xa0;: réserver</translation>
    </message>
    <message>
        <source>Customers: merge two that are one person</source>
        <translation>Clients&#xa0;: fusionner deux fiches d’une même personne</translation>
    </message>
    <message>
        <source>My work: on a session’s page, edit its details</source>
        <translation>Mon travail&#xa0;: sur la page d’un rendez-vous, en modifier les détails</translation>
    </message>
    <message>
        <source>A mechanic at once</source>
        <translation>Un mécanicien tout de suite</translation>
    </message>
    <message>
        <source>This list of keys</source>
        <translation>Cette liste de touches</translation>
    </message>
    <message>
        <source>The next screens, in the order of the list at the left</source>
        <translation>Les écrans suivants, dans l’ordre de la liste de gauche</translation>
    </message>
    <message>
        <source>History of the workshop, for its owner</source>
        <translation>Historique de l’atelier, pour son propriétaire</translation>
    </message>
    <message>
        <source>Switch to somebody else, or lock</source>
        <translation>Changer de personne, ou verrouiller</translation>
    </message>
    <message>
        <source>Booking: continue</source>
        <translation>Réservation&#xa0;: continuer</translation>
    </message>
    <message>
        <source>Booking: back</source>
        <translation>Réservation&#xa0;: revenir</translation>
    </message>
    <message>
        <source>Booking: choose by its number</source>
        <translation>Réservation&#xa0;: choisir par le numéro</translation>
    </message>
    <message>
        <source>Booking: choose among customers, days and times</source>
        <translation>Réservation&#xa0;: choisir parmi les clients, les jours et les heures</translation>
    </message>
    <message>
        <source>Booking: notes for the workshop and wishes</source>
        <translation>Réservation&#xa0;: notes pour l’atelier et souhaits</translation>
    </message>
    <message>
        <source>Booking: attach pictures and papers</source>
        <translation>Réservation&#xa0;: joindre des photos et des documents</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Fin</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Requests: from one to another</source>
        <translation>Demandes&#xa0;: de l’une à l’autre</translation>
    </message>
    <message>
        <source>Requests: confirm; again, send it</source>
        <translation>Demandes&#xa0;: confirmer&#x202f;; encore, envoyer</translation>
    </message>
    <message>
        <source>Requests: offer other times</source>
        <translation>Demandes&#xa0;: proposer d’autres heures</translation>
    </message>
    <message>
        <source>Requests: decline</source>
        <translation>Demandes&#xa0;: refuser</translation>
    </message>
    <message>
        <source>Requests: the customer no longer wants it</source>
        <translation>Demandes&#xa0;: le client n’en veut plus</translation>
    </message>
    <message>
        <source>Requests: choose a time or a reason by its number</source>
        <translation>Demandes&#xa0;: choisir une heure ou une raison par son numéro</translation>
    </message>
    <message>
        <source>Requests: free times of the day before and after; through the list of several</source>
        <translation>Demandes&#xa0;: heures libres de la veille et du lendemain, ou dans la liste de plusieurs</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Page préc.</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Page suiv.</translation>
    </message>
    <message>
        <source>Requests: book the time that they agreed to</source>
        <translation>Demandes&#xa0;: réserver l’heure convenue</translation>
    </message>
    <message>
        <source>Requests: all that nothing stands against</source>
        <translation>Demandes&#xa0;: toutes celles que rien n’empêche</translation>
    </message>
    <message>
        <source>Requests: note a new one</source>
        <translation>Demandes&#xa0;: en noter une nouvelle</translation>
    </message>
    <message>
        <source>Booking: the month before and after</source>
        <translation>Réservation&#xa0;: le mois d’avant et d’après</translation>
    </message>
    <message>
        <source>Leave what is open, or drop a move</source>
        <translation>Quitter ce qui est ouvert, abandonner un déplacement</translation>
    </message>
    <message>
        <source>Today: what the card’s first, second or third button does</source>
        <translation>Aujourd’hui&#xa0;: ce que fait le premier, le deuxième ou le troisième bouton de la carte</translation>
    </message>
    <message>
        <source>Today: on the open booking or job on deck, move it in the calendar</source>
        <translation>Aujourd’hui&#xa0;: sur le rendez-vous ouvert ou en réserve, le déplacer dans le calendrier</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Fermer le programme</translation>
    </message>
    <message>
        <source>see plans and free times</source>
        <translation>voir les forfaits et les heures libres</translation>
    </message>
    <message>
        <source>book, move and cancel</source>
        <translation>réserver, déplacer et annuler</translation>
    </message>
    <message>
        <source>bring customers and vehicles</source>
        <translation>apporter des clients et des véhicules</translation>
    </message>
    <message>
        <source>ask for visits</source>
        <translation>demander des visites</translation>
    </message>
    <message>
        <source>take payments</source>
        <translation>encaisser des paiements</translation>
    </message>
    <message>
        <source>look for a mechanic at once</source>
        <translation>chercher un mécanicien tout de suite</translation>
    </message>
    <message>
        <source>take part in sessions</source>
        <translation>participer aux séances</translation>
    </message>
    <message>
        <source>When it is revoked</source>
        <translation>À la révocation</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Après %1</translation>
    </message>
</context>
<context>
    <name>KeysBox</name>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>KeysPopover</name>
    <message>
        <source>Keys of the calendar</source>
        <translation>Touches du calendrier</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>By which you know it: the website, the program.</source>
        <translation>Sous lequel vous la connaissez&#xa0;: le site web, le programme.</translation>
    </message>
    <message>
        <source>It may</source>
        <translation>Elle peut</translation>
    </message>
    <message>
        <source>It ends</source>
        <translation>Elle prend fin</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>Créer une clé</translation>
    </message>
    <message>
        <source>A website or another program comes in with a key, and sees only the customers and bookings that it brought. Whoever has the key has its rights.</source>
        <translation>Un site web ou un autre programme entre avec une clé, et ne voit que les clients et réservations qu’il a apportés. Qui a la clé a ses droits.</translation>
    </message>
    <message>
        <source>Access keys for websites</source>
        <translation>Clés d’accès pour sites web</translation>
    </message>
    <message>
        <source>There is no key.</source>
        <translation>Il n’y a pas de clé.</translation>
    </message>
    <message>
        <source>never used</source>
        <translation>jamais utilisée</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>utilisée %1</translation>
    </message>
    <message>
        <source>revoked %1</source>
        <translation>révoquée le %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>terminée le %1</translation>
    </message>
    <message>
        <source>Opens nothing</source>
        <translation>N’ouvre rien</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Révoquer</translation>
    </message>
    <message>
        <source>Revoke for good</source>
        <translation>Révoquer définitivement</translation>
    </message>
    <message>
        <source>The key of “%1”. Copy it now to where it is used: it is not shown again, here or anywhere.</source>
        <translation>La clé de «&#xa0;%1&#xa0;». Copiez-la maintenant là où elle sert&#xa0;: elle n’est plus montrée, ni ici ni ailleurs.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>La clé</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>Kind</name>
    <message>
        <source>video</source>
        <translation>vidéo</translation>
    </message>
    <message>
        <source>chat</source>
        <translation>clavardage</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>téléphone</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>sur place</translation>
    </message>
</context>
<context>
    <name>KioskCodeBox</name>
    <message>
        <source>Code: %1</source>
        <translation>Code&#xa0;: %1</translation>
    </message>
    <message>
        <source>Type this code at the kiosk: it then may check arrivals in and take signatures, and nothing else. It works once; a code that was given before counts no more.</source>
        <translation>Tapez ce code sur la borne&#xa0;: elle peut alors inscrire les arrivées et recueillir les signatures, rien d’autre. Il sert une seule fois&#x202f;; un code remis auparavant ne vaut plus.</translation>
    </message>
    <message>
        <source>Another code</source>
        <translation>Un autre code</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>It counts for %1 more.</source>
        <translation>Il vaut encore %1.</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>arabe</translation>
    </message>
    <message>
        <source>German</source>
        <translation>allemand</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>espagnol</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>hindi</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>créole haïtien</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>italien</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>pendjabi</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>polonais</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>portugais</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>russe</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>tagalog</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>vietnamien</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>chinois</translation>
    </message>
</context>
<context>
    <name>LeftLine</name>
    <message>
        <source>Review</source>
        <translation>Examiner</translation>
    </message>
</context>
<context>
    <name>LeftQuestion</name>
    <message>
        <source>Switch all the same</source>
        <translation>Changer quand même</translation>
    </message>
    <message>
        <source>Do not switch</source>
        <translation>Ne pas changer</translation>
    </message>
    <message>
        <source>%1 is amid a booking</source>
        <translation>%1 a une réservation en cours</translation>
    </message>
    <message>
        <source>%1 changed something that is not saved yet</source>
        <translation>%1 a des modifications qui ne sont pas encore enregistrées</translation>
    </message>
    <message>
        <source>If you go on, it is not kept.</source>
        <translation>Si vous continuez, ce sera perdu.</translation>
    </message>
</context>
<context>
    <name>LeftWords</name>
    <message numerus="yes">
        <source>%n changes of a computer without access wait for you.</source>
        <translation>
            <numerusform>%n modification d’un ordinateur sans accès vous attend.</numerusform>
            <numerusform>%n modifications d’un ordinateur sans accès vous attendent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of a computer without access wait for you.</source>
        <translation>
            <numerusform>%n fichier d’un ordinateur sans accès vous attend.</numerusform>
            <numerusform>%n fichiers d’un ordinateur sans accès vous attendent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes and files of a computer without access wait for you.</source>
        <translation>
            <numerusform>%n modification ou fichier d’un ordinateur sans accès vous attend.</numerusform>
            <numerusform>%n modifications et fichiers d’un ordinateur sans accès vous attendent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>held</source>
        <translation>retenu</translation>
    </message>
    <message>
        <source>walk-ins</source>
        <translation>imprévus</translation>
    </message>
    <message>
        <source>busy elsewhere</source>
        <translation>occupé ailleurs</translation>
    </message>
    <message>
        <source>break</source>
        <translation>dîner</translation>
    </message>
    <message>
        <source>time off</source>
        <translation>congé</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>férié</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
</context>
<context>
    <name>LengthLine</name>
    <message>
        <source>How long</source>
        <translation>Durée</translation>
    </message>
</context>
<context>
    <name>LicenceDialog</name>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>LineCounts</name>
    <message numerus="yes">
        <source>%n people are waiting.</source>
        <translation>
            <numerusform>%n personne attend.</numerusform>
            <numerusform>%n personnes attendent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListingSection</name>
    <message>
        <source>Whoever looks for a workshop near a postal code finds it on this list, which websites ask the server for. Name, city and phone are those of the organization.</source>
        <translation>Qui cherche un atelier près d’un code postal le trouve sur cette liste, que des sites web demandent au serveur. Le nom, la ville et le téléphone sont ceux de l’entreprise.</translation>
    </message>
    <message>
        <source>Public list</source>
        <translation>Liste publique</translation>
    </message>
    <message>
        <source>Now it is not on the list.</source>
        <translation>Pour l’instant, il n’est pas sur la liste.</translation>
    </message>
    <message>
        <source>On the list now: %1</source>
        <translation>Sur la liste maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Customers find the workshop</source>
        <translation>Les clients trouvent l’atelier</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Where they book. It begins with https://.</source>
        <translation>Où ils réservent. L’adresse commence par https://.</translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation>Genres de visite</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>The phone number is shown</source>
        <translation>Le numéro de téléphone est montré</translation>
    </message>
</context>
<context>
    <name>Lobby</name>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>You and the customer are here.</source>
        <translation>Vous et le client êtes ici.</translation>
    </message>
    <message>
        <source>The customer is here and waits for you.</source>
        <translation>Le client est ici et vous attend.</translation>
    </message>
    <message>
        <source>You are here. The customer is not here yet.</source>
        <translation>Vous êtes ici. Le client n’est pas encore là.</translation>
    </message>
    <message>
        <source>Nobody is here.</source>
        <translation>Personne n’est ici.</translation>
    </message>
    <message>
        <source>The waiver is signed.</source>
        <translation>La décharge est signée.</translation>
    </message>
    <message>
        <source>The waiver is not signed: without it the session does not begin.</source>
        <translation>La décharge n’est pas signée&#xa0;: sans elle, le rendez-vous ne commence pas.</translation>
    </message>
    <message>
        <source>By phone; no number is known.</source>
        <translation>Par téléphone&#x202f;; aucun numéro n’est connu.</translation>
    </message>
    <message>
        <source>Call %1.</source>
        <translation>Appelez le %1.</translation>
    </message>
    <message>
        <source>You write to each other in the messages here.</source>
        <translation>Vous vous écrivez dans les messages ci-dessous.</translation>
    </message>
    <message>
        <source>No meeting address was set up for video.</source>
        <translation>Aucune adresse de rencontre n’est réglée pour la vidéo.</translation>
    </message>
    <message>
        <source>The server is out of reach: who is here is not known.</source>
        <translation>Le serveur est hors d’atteinte&#xa0;: on ne sait pas qui est ici.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>Open from %1.</source>
        <translation>Ouvre&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>LobbyBox</name>
    <message>
        <source>Lobby</source>
        <translation>Salle d’attente</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entrer</translation>
    </message>
    <message>
        <source>Open the meeting</source>
        <translation>Ouvrir la rencontre</translation>
    </message>
    <message>
        <source>In the browser</source>
        <translation>Dans le navigateur</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quitter</translation>
    </message>
</context>
<context>
    <name>MechanicType</name>
    <message>
        <source>virtual only</source>
        <translation>à distance seulement</translation>
    </message>
    <message>
        <source>independent</source>
        <translation>indépendant</translation>
    </message>
    <message>
        <source>of the workshop</source>
        <translation>de l’atelier</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>Only what this computer has is counted. What else there is goes along too.</source>
        <translation>Seul ce que cet ordinateur garde est compté. Ce qu’il y a d’autre suit aussi.</translation>
    </message>
    <message>
        <source>Only what this computer has is counted: bookings and requests since %1. What is older goes along too.</source>
        <translation>Seul ce que cet ordinateur garde est compté&#xa0;: les rendez-vous et les demandes depuis le %1. Ce qui est plus ancien suit aussi.</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>N’en faire qu’un</translation>
    </message>
    <message>
        <source>Keep the other one</source>
        <translation>Garder l’autre</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Nobody is like this customer. Type whom to merge them with.</source>
        <translation>Personne ne ressemble à ce client. Tapez avec qui le fusionner.</translation>
    </message>
    <message>
        <source>No one found</source>
        <translation>Personne trouvé</translation>
    </message>
    <message>
        <source>They are not here any more.</source>
        <translation>Ils ne sont plus ici.</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>reste</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>disparaît</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Sur cet ordinateur</translation>
    </message>
    <message>
        <source>Merge %1 with …</source>
        <translation>Fusionner %1 avec…</translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation>Les laisser séparés</translation>
    </message>
    <message>
        <source>%1 is not here any more.</source>
        <translation>%1 n’est plus ici.</translation>
    </message>
    <message>
        <source>One of the two was changed meanwhile. Look at what is right again, then make them one.</source>
        <translation>L’une des deux fiches a été modifiée entre-temps. Revérifiez ce qui est juste, puis fusionnez-les.</translation>
    </message>
    <message>
        <source>Merge %1 into %2</source>
        <translation>Fusionner %1 dans la fiche de %2</translation>
    </message>
    <message>
        <source>Who is it as well?</source>
        <translation>Qui est-ce aussi&#x202f;?</translation>
    </message>
    <message>
        <source>Name, phone, plate, VIN, email …</source>
        <translation>Nom, téléphone, plaque, NIV, courriel…</translation>
    </message>
    <message>
        <source>Find the other customer</source>
        <translation>Trouver l’autre client</translation>
    </message>
    <message>
        <source>What is right?</source>
        <translation>Que garder&#x202f;?</translation>
    </message>
    <message>
        <source>All that is theirs goes along: vehicles, bookings, requests, credit, waivers, favourites, messages and consents, also what only the server has. Waivers stay as they were signed.</source>
        <translation>Tout ce qui est à l’autre suit&#xa0;: véhicules, rendez-vous, demandes, crédit, décharges, favoris, messages et consentements, même ce que seul le serveur possède. Les décharges restent telles qu’elles ont été signées.</translation>
    </message>
    <message>
        <source>Once the server has done it, it cannot be taken back. Until then they stay two here.</source>
        <translation>Une fois que le serveur l’a fait, on ne peut plus revenir en arrière. D’ici là, ils restent deux ici.</translation>
    </message>
    <message>
        <source>Changes to one of them wait for the server; they are sent before this one.</source>
        <translation>Des modifications à l’un d’eux attendent le serveur&#x202f;; elles sont envoyées avant celle-ci.</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
    <message>
        <source>of the one who stays</source>
        <translation>de celui qui reste</translation>
    </message>
    <message>
        <source>of the one who goes</source>
        <translation>de celui qui disparaît</translation>
    </message>
    <message>
        <source>both</source>
        <translation>les deux</translation>
    </message>
    <message>
        <source>Both, one below the other</source>
        <translation>Les deux, l’un sous l’autre</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Hello %1,</source>
        <translation>Bonjour %1,</translation>
    </message>
    <message>
        <source>%1 expects you on %2.</source>
        <translation>%1 vous attend le %2.</translation>
    </message>
    <message>
        <source>%1 will look after your car.</source>
        <translation>%1 s’occupera de votre voiture.</translation>
    </message>
    <message>
        <source>Vehicle: %1.</source>
        <translation>Véhicule&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Please pay the deposit of %1; it counts against the price.</source>
        <translation>Veuillez régler l’acompte de %1&#x202f;; il est déduit du prix.</translation>
    </message>
    <message>
        <source>Our written quote: %1 before tax.</source>
        <translation>Notre soumission&#xa0;: %1 avant taxes.</translation>
    </message>
    <message>
        <source>Our written quote: %1 before tax (%2).</source>
        <translation>Notre soumission&#xa0;: %1 avant taxes (%2).</translation>
    </message>
    <message>
        <source>Address: %1.</source>
        <translation>Adresse&#xa0;: %1.</translation>
    </message>
    <message>
        <source>We cannot take you on %1. %2 offers you instead:</source>
        <translation>Nous ne pouvons pas vous recevoir le %1. %2 vous propose plutôt&#xa0;:</translation>
    </message>
    <message>
        <source>You asked for %1. %2 proposes:</source>
        <translation>Vous avez demandé le %1. %2 vous propose&#xa0;:</translation>
    </message>
    <message>
        <source>Kept for you until %1. Choose by the link in this message.</source>
        <translation>Gardé pour vous jusqu’au %1. Choisissez par le lien dans ce message.</translation>
    </message>
    <message>
        <source>Kept for you until %1.</source>
        <translation>Gardé pour vous jusqu’au %1.</translation>
    </message>
    <message>
        <source>%1 cannot take your visit of %2.</source>
        <translation>%1 ne peut pas accepter votre visite du %2.</translation>
    </message>
    <message>
        <source>Questions? Call us: %1.</source>
        <translation>Des questions&#x202f;? Appelez-nous&#xa0;: %1.</translation>
    </message>
    <message>
        <source>%1 (%2 time)</source>
        <translation>%1 (heure locale, %2)</translation>
    </message>
    <message>
        <source>We have no room at that time.</source>
        <translation>Nous n’avons pas de place à cette heure-là.</translation>
    </message>
    <message>
        <source>It is not work that we do.</source>
        <translation>Nous ne faisons pas ce genre de travaux.</translation>
    </message>
    <message>
        <source>The parts cannot be had at present.</source>
        <translation>Les pièces sont introuvables pour l’instant.</translation>
    </message>
    <message>
        <source>You asked for the same visit twice; the other request stands.</source>
        <translation>Vous avez demandé deux fois la même visite&#x202f;; l’autre demande tient toujours.</translation>
    </message>
    <message>
        <source>We could not reach you.</source>
        <translation>Nous n’avons pas pu vous joindre.</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Confirmation, with the invitation</source>
        <translation>Confirmation, avec l’invitation</translation>
    </message>
    <message>
        <source>Confirmation, sent again</source>
        <translation>Confirmation, envoyée de nouveau</translation>
    </message>
    <message>
        <source>First reminder</source>
        <translation>Premier rappel</translation>
    </message>
    <message>
        <source>Second reminder, with the waiver</source>
        <translation>Deuxième rappel, avec la décharge</translation>
    </message>
    <message>
        <source>Sign and join</source>
        <translation>Signer et rejoindre</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Déplacée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Other times are offered</source>
        <translation>D’autres heures sont offertes</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Refusée</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Remboursée</translation>
    </message>
    <message>
        <source>On the waitlist</source>
        <translation>Sur la liste d’attente</translation>
    </message>
    <message>
        <source>A time is held for who waited</source>
        <translation>Une heure est retenue pour qui attendait</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Copy of the waiver</source>
        <translation>Copie de la décharge</translation>
    </message>
    <message>
        <source>How was it?</source>
        <translation>Comment était-ce&#x202f;?</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>New offer</source>
        <translation>Nouvelle offre</translation>
    </message>
    <message>
        <source>A customer is waiting</source>
        <translation>Un client attend</translation>
    </message>
    <message>
        <source>Cancelled, to staff</source>
        <translation>Annulée, au personnel</translation>
    </message>
    <message>
        <source>Are your hours right?</source>
        <translation>Vos heures sont-elles justes&#x202f;?</translation>
    </message>
    <message>
        <source>Link to the own bookings</source>
        <translation>Lien vers ses réservations</translation>
    </message>
    <message>
        <source>%1 before the start</source>
        <translation>%1 avant le début</translation>
    </message>
    <message>
        <source>%1 after the end</source>
        <translation>%1 après la fin</translation>
    </message>
    <message>
        <source>once a week, at %1, if wanted</source>
        <translation>une fois par semaine, à %1, si voulu</translation>
    </message>
    <message>
        <source>when somebody at the desk asks for it</source>
        <translation>quand quelqu’un au comptoir le demande</translation>
    </message>
    <message>
        <source>when it happens</source>
        <translation>quand cela arrive</translation>
    </message>
    <message>
        <source>to owner and reception</source>
        <translation>au propriétaire et à l’accueil</translation>
    </message>
    <message>
        <source>to the mechanic</source>
        <translation>au mécanicien</translation>
    </message>
    <message>
        <source>email, SMS with consent</source>
        <translation>courriel, texto avec consentement</translation>
    </message>
    <message>
        <source>email</source>
        <translation>courriel</translation>
    </message>
    <message>
        <source>waits for the morning</source>
        <translation>attend le matin</translation>
    </message>
    <message>
        <source>SMS waits for the morning</source>
        <translation>le texto attend le matin</translation>
    </message>
    <message>
        <source>also in quiet hours</source>
        <translation>aussi pendant les heures calmes</translation>
    </message>
</context>
<context>
    <name>MessagesSection</name>
    <message>
        <source>What customers and staff are told, in the customer’s language, with times in the workshop’s zone. Reminders can be switched off for a booking.</source>
        <translation>Ce qui est dit aux clients et au personnel, dans la langue du client, aux heures du fuseau de l’atelier. Les rappels peuvent être désactivés pour une réservation.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>To customers</source>
        <translation>Aux clients</translation>
    </message>
    <message>
        <source>To staff</source>
        <translation>Au personnel</translation>
    </message>
    <message>
        <source>No message leaves this server: nothing is set up there to send email or SMS. What is planned below is dropped when it is due. The texts come with the sending, so there is none to look at yet.</source>
        <translation>Aucun message ne quitte ce serveur&#xa0;: rien n’y est configuré pour envoyer courriels ou textos. Ce qui est prévu ci-dessous est abandonné à l’échéance. Les textes viennent avec l’envoi&#x202f;; il n’y en a donc pas encore à voir.</translation>
    </message>
    <message>
        <source>Messages go out %1. Their texts are the sender’s and are not changed here.</source>
        <translation>Les messages partent %1. Leurs textes sont ceux de l’expéditeur et ne se modifient pas ici.</translation>
    </message>
    <message>
        <source>There are no quiet hours. They are set under Policies, “When messages go out”.</source>
        <translation>Il n’y a pas d’heures calmes. Elles se règlent sous Règles, «&#xa0;Envoi des messages&#xa0;».</translation>
    </message>
    <message>
        <source>Quiet hours: %1 to %2. They are set under Policies, “When messages go out”.</source>
        <translation>Heures calmes&#xa0;: de %1 à %2. Elles se règlent sous Règles, «&#xa0;Envoi des messages&#xa0;».</translation>
    </message>
</context>
<context>
    <name>MoneyFold</name>
    <message>
        <source>Price and payments</source>
        <translation>Prix et paiements</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Paiement</translation>
    </message>
    <message>
        <source>What it costs, what was paid, and what was taken by hand</source>
        <translation>Ce que cela coûte, ce qui est payé, et ce qui est encaissé à la main</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Hide the payment</source>
        <translation>Masquer le paiement</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>Another amount is due by now. Nothing was recorded.</source>
        <translation>Un autre montant est dû maintenant. Rien n’a été noté.</translation>
    </message>
    <message>
        <source>The price is agreed on in the shop.</source>
        <translation>Le prix sera convenu à l’atelier.</translation>
    </message>
    <message>
        <source>Price %1, tax %2, together %3</source>
        <translation>Prix %1, taxes %2, total %3</translation>
    </message>
    <message>
        <source>Went back: %1</source>
        <translation>Remboursé&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nothing is due now.</source>
        <translation>Rien n’est dû maintenant.</translation>
    </message>
    <message>
        <source>Deposit of %1 not paid</source>
        <translation>Acompte de %1 non payé</translation>
    </message>
    <message>
        <source>%1 not paid</source>
        <translation>%1 non payés</translation>
    </message>
    <message>
        <source>%1 paid</source>
        <translation>%1 payés</translation>
    </message>
    <message>
        <source>What was asked for before had arrived after all. Nothing more was given back.</source>
        <translation>La demande précédente était bien arrivée. Rien de plus n’a été remboursé.</translation>
    </message>
    <message>
        <source>It can be given back once the booking is over or cancelled.</source>
        <translation>Remboursement possible une fois le rendez-vous terminé ou annulé.</translation>
    </message>
    <message>
        <source>Deposit due now: %1</source>
        <translation>Acompte dû maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Rest due now: %1</source>
        <translation>Solde dû maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Due now: %1</source>
        <translation>Dû maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>The customer’s credit pays %1 of it.</source>
        <translation>Le crédit du client en paie %1.</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Comptant</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Carte</translation>
    </message>
    <message>
        <source>not arrived yet</source>
        <translation>pas encore arrivé</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échoué</translation>
    </message>
    <message>
        <source>%1 in coins</source>
        <translation>%1 en pièces</translation>
    </message>
    <message>
        <source>On its way back: %1</source>
        <translation>Remboursement en route&#xa0;: %1</translation>
    </message>
    <message>
        <source>To be handed back: %1</source>
        <translation>À remettre au client&#xa0;: %1</translation>
    </message>
    <message>
        <source>as agreed when it was booked</source>
        <translation>comme convenu à la réservation</translation>
    </message>
    <message>
        <source>it was not booked after all</source>
        <translation>finalement pas réservé</translation>
    </message>
    <message>
        <source>at the card processor itself</source>
        <translation>chez le processeur de cartes même</translation>
    </message>
    <message>
        <source>%1 was handed back</source>
        <translation>%1 a été remis</translation>
    </message>
    <message>
        <source>Yes, the customer has it</source>
        <translation>Oui, le client l’a reçu</translation>
    </message>
    <message>
        <source>Give money back</source>
        <translation>Rembourser</translation>
    </message>
    <message>
        <source>Pay with credit</source>
        <translation>Payer avec le crédit</translation>
    </message>
    <message>
        <source>Yes, with the credit</source>
        <translation>Oui, avec le crédit</translation>
    </message>
    <message>
        <source>%1 in cash was taken</source>
        <translation>%1 comptant encaissés</translation>
    </message>
    <message>
        <source>%1 by terminal was taken</source>
        <translation>%1 par terminal encaissés</translation>
    </message>
</context>
<context>
    <name>MoneyWatch</name>
    <message>
        <source>If it is a mistake, the owner gives it back on the card once the booking is over.</source>
        <translation>En cas d’erreur, le propriétaire rembourse sur la fiche, une fois le rendez-vous terminé.</translation>
    </message>
    <message>
        <source>%1 in cash from %2 is recorded.</source>
        <translation>%1 comptant de %2&#xa0;: c’est noté.</translation>
    </message>
    <message>
        <source>%1 by terminal from %2 is recorded.</source>
        <translation>%1 par terminal de %2&#xa0;: c’est noté.</translation>
    </message>
    <message>
        <source>%1 from %2 is recorded.</source>
        <translation>%1 de %2&#xa0;: c’est noté.</translation>
    </message>
    <message>
        <source>A booking is paid with credit.</source>
        <translation>Un rendez-vous est payé avec le crédit.</translation>
    </message>
    <message>
        <source>%1 in cash is recorded.</source>
        <translation>%1 comptant&#xa0;: c’est noté.</translation>
    </message>
    <message>
        <source>%1 by terminal is recorded.</source>
        <translation>%1 par terminal&#xa0;: c’est noté.</translation>
    </message>
    <message>
        <source>%1 is recorded.</source>
        <translation>%1&#xa0;: c’est noté.</translation>
    </message>
    <message>
        <source>The booking of %2 is paid with credit.</source>
        <translation>Le rendez-vous de %2 est payé avec le crédit.</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message>
        <source>Month before</source>
        <translation>Mois précédent</translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>Mois suivant</translation>
    </message>
</context>
<context>
    <name>MonthPopover</name>
    <message>
        <source>Go to a date</source>
        <translation>Aller à une date</translation>
    </message>
    <message>
        <source>2 Dec, Friday, in 3 weeks</source>
        <translation>2 déc., vendredi, dans 3 semaines</translation>
    </message>
    <message>
        <source>A date to go to</source>
        <translation>Une date où aller</translation>
    </message>
    <message>
        <source>No day is called that. Write, for example, 2 Dec, Friday, in 3 weeks or 2026-12-02.</source>
        <translation>Aucun jour ne s’appelle ainsi. Écrivez, par exemple, 2 déc., vendredi, dans 3 semaines ou 2026-12-02.</translation>
    </message>
</context>
<context>
    <name>MonthView</name>
    <message>
        <source>Month</source>
        <translation>Mois</translation>
    </message>
</context>
<context>
    <name>NewRequestPage</name>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>For a visit that somebody has to look at first. A free time is better booked at once (Ctrl+N).</source>
        <translation>Pour une visite à examiner d’abord. Une heure libre se réserve mieux tout de suite (Ctrl+N).</translation>
    </message>
    <message>
        <source>Note the request</source>
        <translation>Noter la demande</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>What is wrong, in the customer&apos;s words</source>
        <translation>Le problème, dans les mots du client</translation>
    </message>
    <message>
        <source>When it suits, the best first</source>
        <translation>Quand cela convient, le mieux d’abord</translation>
    </message>
    <message>
        <source>Another time of that day</source>
        <translation>Une autre heure de ce jour</translation>
    </message>
    <message>
        <source>Add this time</source>
        <translation>Ajouter cette heure</translation>
    </message>
    <message>
        <source>or at</source>
        <translation>ou à</translation>
    </message>
    <message>
        <source>They are in the books no longer: noted as somebody new.</source>
        <translation>Cette personne n’est plus dans les dossiers&#xa0;: elle sera notée comme nouvelle.</translation>
    </message>
    <message>
        <source>Type a time to come of that day, such as 14:30.</source>
        <translation>Tapez une heure à venir de ce jour, par exemple 14:30.</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>Once the server is reached it checks the time; the answer shows here and in the calendar.</source>
        <translation>Dès que le serveur est joint, il vérifie l’heure&#x202f;; la réponse s’affiche ici et dans le calendrier.</translation>
    </message>
    <message>
        <source>%1 accepts first. If not, it comes back to you, to be given to somebody else.</source>
        <translation>%1 doit d’abord accepter. Sinon, la réservation vous revient, pour être confiée à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Nothing reaches the customer by email or SMS: please tell them yourself.</source>
        <translation>Rien n’atteint le client par courriel ni par texto&#xa0;: avisez-le vous-même.</translation>
    </message>
    <message>
        <source>The server is not set up to send messages: please tell the customer yourself.</source>
        <translation>Le serveur n’est pas configuré pour envoyer des messages&#xa0;: avisez le client vous-même.</translation>
    </message>
    <message>
        <source>Only then is it confirmed to the customer, %1.</source>
        <translation>Ce n’est qu’ensuite qu’elle est confirmée au client, %1.</translation>
    </message>
    <message>
        <source>The customer is told %1, with an invitation.</source>
        <translation>Le client est avisé %1, avec une invitation.</translation>
    </message>
    <message>
        <source>Reminders go out before the visit.</source>
        <translation>Des rappels partent avant la visite.</translation>
    </message>
    <message>
        <source>From 15 minutes before, the customer joins by the link in their messages.</source>
        <translation>Dès 15 minutes avant, le client se connecte par le lien dans ses messages.</translation>
    </message>
    <message>
        <source>The waiver is signed before it begins, by the link in the reminder, unless a recent one counts.</source>
        <translation>La décharge se signe avant le début, par le lien dans le rappel, sauf si une décharge récente est valable.</translation>
    </message>
    <message>
        <source>The waiver is signed on arrival, unless a recent one counts.</source>
        <translation>La décharge se signe à l’arrivée, sauf si une décharge récente est valable.</translation>
    </message>
    <message>
        <source>The deposit of %1 is to be paid: on the booking’s card, under Payment.</source>
        <translation>L’acompte de %1 est à payer&#xa0;: sur la fiche de la réservation, sous Paiement.</translation>
    </message>
    <message>
        <source>%1 is to be paid: on the booking’s card, under Payment.</source>
        <translation>%1 est à payer&#xa0;: sur la fiche de la réservation, sous Paiement.</translation>
    </message>
    <message>
        <source>What happens next</source>
        <translation>La suite</translation>
    </message>
    <message>
        <source>Reminders: %1.</source>
        <translation>Rappels&#xa0;: %1.</translation>
    </message>
    <message>
        <source>by a way this version does not know, if that reaches them</source>
        <translation>par un moyen que cette version ne connaît pas, s’il mène à cette personne</translation>
    </message>
    <message>
        <source>by email to %1</source>
        <translation>par courriel à %1</translation>
    </message>
    <message>
        <source>by SMS if they agreed to it, else by nobody but you</source>
        <translation>par texto s’il l’a accepté, sinon par vous seul</translation>
    </message>
    <message>
        <source>%1, and by SMS if they agreed to it</source>
        <translation>%1, et par texto s’il l’a accepté</translation>
    </message>
    <message>
        <source>%1 and by SMS</source>
        <translation>%1 et par texto</translation>
    </message>
    <message>
        <source>by SMS</source>
        <translation>par texto</translation>
    </message>
</context>
<context>
    <name>Nobody</name>
    <message>
        <source>Show who stays</source>
        <translation>Afficher la fiche qui reste</translation>
    </message>
    <message>
        <source>No one found</source>
        <translation>Personne de trouvé</translation>
    </message>
    <message>
        <source>Try less of the name, the end of the phone number, or the plate.</source>
        <translation>Essayez une partie du nom, la fin du téléphone, ou la plaque.</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>Personne de choisi</translation>
    </message>
    <message>
        <source>Type to find somebody; the arrows choose, Enter opens.</source>
        <translation>Tapez pour trouver quelqu’un&#x202f;; les flèches choisissent, Entrée ouvre.</translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation>Aucun client encore</translation>
    </message>
    <message>
        <source>Whoever is booked stands here from then on.</source>
        <translation>Qui réserve figure ici dès lors.</translation>
    </message>
    <message>
        <source>%1 is not here any more</source>
        <translation>%1 n’est plus ici</translation>
    </message>
    <message>
        <source>They are one with %1 now.</source>
        <translation>Sa fiche a été fusionnée avec celle de %1.</translation>
    </message>
    <message>
        <source>What you had typed was not saved: %1</source>
        <translation>Ce que vous aviez saisi n’a pas été enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Afficher %1</translation>
    </message>
</context>
<context>
    <name>OfferCardView</name>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>The session is yours, if nobody was quicker</source>
        <translation>Le rendez-vous est à vous, si personne n’a été plus rapide</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Costs you nothing</source>
        <translation>Sans conséquence pour vous</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>OfferList</name>
    <message>
        <source>Offers: %1</source>
        <translation>Offres&#xa0;: %1</translation>
    </message>
    <message>
        <source>Accept or decline as suits you: declining costs you nothing.</source>
        <translation>Acceptez ou refusez à votre gré&#xa0;: refuser est sans conséquence.</translation>
    </message>
    <message>
        <source>Offers</source>
        <translation>Offres</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Acceptées</translation>
    </message>
    <message>
        <source>No longer offered</source>
        <translation>Plus offertes</translation>
    </message>
</context>
<context>
    <name>Office</name>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>My work</source>
        <translation>Mon travail</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Disponibilités</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>Décharges</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation>Échange avec le serveur</translation>
    </message>
    <message>
        <source>Computers without access</source>
        <translation>Ordinateurs sans accès</translation>
    </message>
    <message>
        <source>Waiting for a mechanic</source>
        <translation>En attente d’un mécanicien</translation>
    </message>
</context>
<context>
    <name>OverviewCounts</name>
    <message numerus="yes">
        <source>%n bookings</source>
        <translation>
            <numerusform>%n rendez-vous</numerusform>
            <numerusform>%n rendez-vous</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n libre</numerusform>
            <numerusform>%n libres</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody free</source>
        <translation>0 libre</translation>
    </message>
    <message numerus="yes">
        <source>%n times at which a visit of an hour with a mechanic can begin</source>
        <translation>
            <numerusform>%n heure où une visite d’une heure avec un mécanicien peut commencer</numerusform>
            <numerusform>%n heures où une visite d’une heure avec un mécanicien peut commencer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n autre</numerusform>
            <numerusform>+%n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings are hidden by the filters</source>
        <translation>
            <numerusform>%n rendez-vous est masqué par les filtres</numerusform>
            <numerusform>%n rendez-vous sont masqués par les filtres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaperForm</name>
    <message>
        <source>Which text was signed</source>
        <translation>Texte signé</translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation>Qui a signé</translation>
    </message>
    <message>
        <source>As the guardian of a minor</source>
        <translation>Comme répondant d’un mineur</translation>
    </message>
    <message>
        <source>Name of the minor</source>
        <translation>Nom du mineur</translation>
    </message>
    <message>
        <source>Ticked on the sheet</source>
        <translation>Coché sur la feuille</translation>
    </message>
    <message>
        <source>Add the scan…</source>
        <translation>Ajouter la numérisation…</translation>
    </message>
    <message>
        <source>Take it in, as its witness</source>
        <translation>L’enregistrer, comme témoin</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
    <message>
        <source>Yes, leave it</source>
        <translation>Oui, laisser</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>le client</translation>
    </message>
    <message>
        <source>What %1 signed on paper. Whoever takes it in says that they saw it signed.</source>
        <translation>Ce que %1 a signé sur papier. Qui l’enregistre atteste avoir vu la signature.</translation>
    </message>
    <message>
        <source>With the booking: %1</source>
        <translation>Avec le rendez-vous&#xa0;: %1</translation>
    </message>
    <message>
        <source>No scan yet.</source>
        <translation>Pas encore de numérisation.</translation>
    </message>
    <message>
        <source>Day on which it was signed</source>
        <translation>Jour de la signature</translation>
    </message>
    <message>
        <source>Time at which it was signed</source>
        <translation>Heure de la signature</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signée</translation>
    </message>
    <message>
        <source>The scan of the sheet</source>
        <translation>La numérisation de la feuille</translation>
    </message>
</context>
<context>
    <name>PaymentsSection</name>
    <message>
        <source>How money is taken, and what the workshop asks for at booking.</source>
        <translation>Comment l’argent est encaissé, et ce que l’atelier demande à la réservation.</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Cartes</translation>
    </message>
    <message>
        <source>Cash and terminal</source>
        <translation>Comptant et terminal</translation>
    </message>
    <message>
        <source>Deposit for a visit in person</source>
        <translation>Acompte pour une visite sur place</translation>
    </message>
    <message>
        <source>Deposit, shares and the coin are set under Policies; prices under Plans.</source>
        <translation>L’acompte, les parts et la pièce se règlent sous Règles&#x202f;; les prix, sous Forfaits.</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>No card service is connected. It is set up where the server runs.</source>
        <translation>Aucun service de cartes n’est connecté. Il se configure là où tourne le serveur.</translation>
    </message>
    <message>
        <source>A trial that charges nobody. A card service is set up where the server runs.</source>
        <translation>Un essai qui ne débite personne. Un service de cartes se configure là où tourne le serveur.</translation>
    </message>
    <message>
        <source>Connected: %1.</source>
        <translation>Connecté&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Recorded by hand at each booking; cash is rounded to %1.</source>
        <translation>Noté à la main à chaque réservation&#x202f;; le comptant est arrondi à %1.</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>They sign in by it, so it stays.</source>
        <translation>Sert à la connexion&#xa0;: elle ne change plus.</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>As a mechanic</source>
        <translation>Comme mécanicien</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser comme c’était</translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation>N’est plus ici</translation>
    </message>
    <message>
        <source>Sign out everywhere</source>
        <translation>Déconnecter partout</translation>
    </message>
    <message>
        <source>No mechanic</source>
        <translation>N’est pas mécanicien</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Entrez un nom.</translation>
    </message>
    <message>
        <source>Enter an email address; it is what they sign in by.</source>
        <translation>Entrez une adresse courriel&#x202f;; elle sert à se connecter.</translation>
    </message>
    <message>
        <source>Somebody else signs in by this address.</source>
        <translation>Quelqu’un d’autre se connecte avec cette adresse.</translation>
    </message>
    <message>
        <source>Choose which mechanic this is, or a new one.</source>
        <translation>Choisissez quel mécanicien c’est, ou un nouveau.</translation>
    </message>
    <message>
        <source>Somebody else is this mechanic.</source>
        <translation>Quelqu’un d’autre est ce mécanicien.</translation>
    </message>
    <message>
        <source>Nobody else runs the workshop: make somebody an owner first.</source>
        <translation>Personne d’autre ne dirige l’atelier&#xa0;: nommez d’abord un autre propriétaire.</translation>
    </message>
    <message>
        <source>New: employee of the workshop</source>
        <translation>Nouveau&#xa0;: employé de l’atelier</translation>
    </message>
    <message>
        <source>New: contractor of the workshop</source>
        <translation>Nouveau&#xa0;: contractuel de l’atelier</translation>
    </message>
    <message>
        <source>New: independent, keeps own hours</source>
        <translation>Nouveau&#xa0;: indépendant, fixe ses heures</translation>
    </message>
</context>
<context>
    <name>PeopleSection</name>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>No longer here</source>
        <translation>N’est plus ici</translation>
    </message>
    <message>
        <source>No password yet</source>
        <translation>Pas encore de mot de passe</translation>
    </message>
    <message>
        <source>Back again</source>
        <translation>De retour</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>A code with which the person chooses a password</source>
        <translation>Un code pour choisir un mot de passe</translation>
    </message>
    <message>
        <source>Code for a password</source>
        <translation>Code pour un mot de passe</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Ajouter une personne</translation>
    </message>
    <message>
        <source>Each person has a sign-in of their own: an address and a password.</source>
        <translation>Chaque personne a son propre accès&#xa0;: une adresse et un mot de passe.</translation>
    </message>
    <message>
        <source>Give this code to %1 alone. With it they choose a password, once, until %2: “I have a code”, on the sign-in page. It is not shown again; the one before counts no more.</source>
        <translation>Donnez ce code à %1 seulement. Il permet de choisir un mot de passe, une fois, jusqu’au %2&#xa0;: «&#xa0;J’ai un code&#xa0;», à la page de connexion. Il ne sera plus montré&#x202f;; le précédent ne vaut plus.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>%1, %2: menu</source>
        <translation>%1, %2&#xa0;: menu</translation>
    </message>
    <message>
        <source>Switch, language, theme, sign out</source>
        <translation>Changer de personne, langue, thème, déconnexion</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Switch or lock</source>
        <translation>Changer de personne ou verrouiller</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
</context>
<context>
    <name>PickDay</name>
    <message>
        <source>%1, today</source>
        <translation>%1, aujourd’hui</translation>
    </message>
    <message>
        <source>%1, on view</source>
        <translation>%1, à l’écran</translation>
    </message>
</context>
<context>
    <name>PinSection</name>
    <message>
        <source>Your password</source>
        <translation>Votre mot de passe</translation>
    </message>
    <message>
        <source>Your PIN now</source>
        <translation>Votre NIP actuel</translation>
    </message>
    <message>
        <source>New PIN, 4 to 8 digits</source>
        <translation>Nouveau NIP, de 4 à 8 chiffres</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Le même encore une fois</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>Retirer le NIP</translation>
    </message>
    <message>
        <source>With the PIN instead</source>
        <translation>Plutôt avec le NIP</translation>
    </message>
    <message>
        <source>With the password instead</source>
        <translation>Plutôt avec le mot de passe</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Changer le NIP</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>Définir le NIP</translation>
    </message>
    <message>
        <source>You have no PIN on this computer yet. With one you come back after somebody else has worked here, also without the network.</source>
        <translation>Vous n’avez pas encore de NIP sur cet ordinateur. Avec un NIP, vous revenez après qu’une autre personne y a travaillé, même sans réseau.</translation>
    </message>
    <message>
        <source>Your PIN was given wrongly too often. With your password you set another.</source>
        <translation>Votre NIP a été mal saisi trop de fois. Votre mot de passe permet d’en définir un autre.</translation>
    </message>
    <message>
        <source>You have a PIN on this computer: Ctrl+L leads to where it is asked for.</source>
        <translation>Vous avez un NIP sur cet ordinateur&#xa0;: Ctrl+L mène à la page qui le demande.</translation>
    </message>
    <message>
        <source>Remove it for good</source>
        <translation>Le retirer pour de bon</translation>
    </message>
    <message>
        <source>The PIN counts from now on.</source>
        <translation>Le NIP vaut à partir de maintenant.</translation>
    </message>
    <message>
        <source>The new PIN counts from now on.</source>
        <translation>Le nouveau NIP vaut à partir de maintenant.</translation>
    </message>
    <message>
        <source>You have no PIN on this computer any more.</source>
        <translation>Vous n’avez plus de NIP sur cet ordinateur.</translation>
    </message>
    <message>
        <source>A PIN has digits only.</source>
        <translation>Un NIP ne contient que des chiffres.</translation>
    </message>
    <message>
        <source>A PIN has 4 to 8 digits.</source>
        <translation>Un NIP a de 4 à 8 chiffres.</translation>
    </message>
    <message>
        <source>That is what everybody would try first. Choose another.</source>
        <translation>C’est ce que tout le monde essaierait d’abord. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>Les deux ne sont pas identiques.</translation>
    </message>
    <message>
        <source>PIN and lock</source>
        <translation>NIP et verrou</translation>
    </message>
    <message>
        <source>Your PIN on this computer</source>
        <translation>Votre NIP sur cet ordinateur</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Verrouillage</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Jamais</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1&#xa0;heure</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>By itself after</source>
        <translation>De lui-même après</translation>
    </message>
    <message>
        <source>Without a key or a click for that long this computer shows who may work here, and asks for the PIN; so it does when the program is opened. What you were doing is there when you come back. It is not locked for whoever has no PIN.</source>
        <translation>Sans touche ni clic pendant ce temps, cet ordinateur montre qui peut y travailler et demande le NIP&#x202f;; il le fait aussi à l’ouverture du programme. Ce que vous faisiez est là à votre retour. Rien n’est verrouillé pour qui n’a pas de NIP.</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Alberta</source>
        <translation>Alberta</translation>
    </message>
    <message>
        <source>British Columbia</source>
        <translation>Colombie-Britannique</translation>
    </message>
    <message>
        <source>Manitoba</source>
        <translation>Manitoba</translation>
    </message>
    <message>
        <source>New Brunswick</source>
        <translation>Nouveau-Brunswick</translation>
    </message>
    <message>
        <source>Newfoundland and Labrador</source>
        <translation>Terre-Neuve-et-Labrador</translation>
    </message>
    <message>
        <source>Nova Scotia</source>
        <translation>Nouvelle-Écosse</translation>
    </message>
    <message>
        <source>Northwest Territories</source>
        <translation>Territoires du Nord-Ouest</translation>
    </message>
    <message>
        <source>Nunavut</source>
        <translation>Nunavut</translation>
    </message>
    <message>
        <source>Ontario</source>
        <translation>Ontario</translation>
    </message>
    <message>
        <source>Prince Edward Island</source>
        <translation>Île-du-Prince-Édouard</translation>
    </message>
    <message>
        <source>Quebec</source>
        <translation>Québec</translation>
    </message>
    <message>
        <source>Saskatchewan</source>
        <translation>Saskatchewan</translation>
    </message>
    <message>
        <source>Yukon</source>
        <translation>Yukon</translation>
    </message>
    <message>
        <source>Newfoundland (St. John’s)</source>
        <translation>Terre-Neuve (St. John’s)</translation>
    </message>
    <message>
        <source>Atlantic (Halifax)</source>
        <translation>Atlantique (Halifax)</translation>
    </message>
    <message>
        <source>Eastern (Toronto, Montréal)</source>
        <translation>Est (Toronto, Montréal)</translation>
    </message>
    <message>
        <source>Central (Winnipeg)</source>
        <translation>Centre (Winnipeg)</translation>
    </message>
    <message>
        <source>Saskatchewan (Regina)</source>
        <translation>Saskatchewan (Regina)</translation>
    </message>
    <message>
        <source>Mountain (Edmonton)</source>
        <translation>Rocheuses (Edmonton)</translation>
    </message>
    <message>
        <source>Pacific (Vancouver)</source>
        <translation>Pacifique (Vancouver)</translation>
    </message>
    <message>
        <source>Yukon (Whitehorse)</source>
        <translation>Yukon (Whitehorse)</translation>
    </message>
</context>
<context>
    <name>PlaceSection</name>
    <message>
        <source>What customers read about the workshop, and how they may book where a mechanic has no own rules.</source>
        <translation>Ce que les clients lisent sur l’atelier, et comment ils peuvent réserver quand un mécanicien n’a pas ses propres règles.</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>In another time zone the opening hours are those of that zone. What is booked stays at its instant.</source>
        <translation>Dans un autre fuseau horaire, les heures d’ouverture sont celles de ce fuseau. Ce qui est réservé garde son instant.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Street and number</source>
        <translation>Numéro et rue</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Province</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Opening hours are local times of it.</source>
        <translation>Les heures d’ouverture sont à son heure locale.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>For customers of whom none is known.</source>
        <translation>Pour les clients dont on ne connaît pas la langue.</translation>
    </message>
    <message>
        <source>Kept free after a visit</source>
        <translation>Gardé libre après une visite</translation>
    </message>
    <message>
        <source>Nothing is booked in that time.</source>
        <translation>Rien n’est réservé pendant ce temps.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Préavis</translation>
    </message>
    <message>
        <source>Customers book at least so long before. At the desk anybody may book at once.</source>
        <translation>Les clients réservent au moins ce temps d’avance. Au comptoir, on peut réserver tout de suite.</translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation>Jusqu’où d’avance</translation>
    </message>
    <message>
        <source>Bookings are taken for so many days.</source>
        <translation>Les réservations sont prises pour autant de jours.</translation>
    </message>
    <message>
        <source>Steps of times</source>
        <translation>Pas des heures</translation>
    </message>
    <message>
        <source>Between two times that are offered, from where the hours begin.</source>
        <translation>Entre deux heures offertes, à partir du début des heures.</translation>
    </message>
</context>
<context>
    <name>PlanForm</name>
    <message>
        <source>What is booked keeps its price of %1.</source>
        <translation>Ce qui est réservé garde son prix de %1.</translation>
    </message>
</context>
<context>
    <name>PlansSection</name>
    <message>
        <source>New plan</source>
        <translation>Nouveau forfait</translation>
    </message>
    <message>
        <source>What customers book and what it costs, without tax. What is booked keeps the price that it was booked at; a price that a customer was told is honoured for 60 days.</source>
        <translation>Ce que les clients réservent et ce que cela coûte, taxes en sus. Ce qui est réservé garde le prix auquel il l’a été&#x202f;; un prix annoncé à un client est honoré pendant 60 jours.</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Not sold</source>
        <translation>Pas en vente</translation>
    </message>
    <message>
        <source>no price yet</source>
        <translation>pas encore de prix</translation>
    </message>
    <message>
        <source>every kind of visit</source>
        <translation>tous les types de visite</translation>
    </message>
    <message>
        <source>a specialist of the brand</source>
        <translation>un spécialiste de la marque</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>Nom en anglais</translation>
    </message>
    <message>
        <source>Name in French</source>
        <translation>Nom en français</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Prix</translation>
    </message>
    <message>
        <source>Without tax. Empty: not priced yet, and not sold.</source>
        <translation>Taxes en sus. Vide&#xa0;: pas encore de prix, donc pas en vente.</translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation>Genres de visite</translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation>Mécanicien</translation>
    </message>
    <message>
        <source>A specialist of the vehicle’s brand is wanted</source>
        <translation>Un spécialiste de la marque du véhicule est demandé</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Vente</translation>
    </message>
    <message>
        <source>It is sold</source>
        <translation>Il est en vente</translation>
    </message>
    <message>
        <source>What is booked stays booked.</source>
        <translation>Ce qui est réservé le reste.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>By which websites and exports know it.</source>
        <translation>Sous lequel les sites web et les exportations le connaissent.</translation>
    </message>
</context>
<context>
    <name>Policies</name>
    <message>
        <source>Experience, step %1: from</source>
        <translation>Expérience, palier %1&#xa0;: dès</translation>
    </message>
    <message>
        <source>Experience, step %1: gives</source>
        <translation>Expérience, palier %1&#xa0;: donne</translation>
    </message>
    <message>
        <source>Rating, step %1: from</source>
        <translation>Note, palier %1&#xa0;: dès</translation>
    </message>
    <message>
        <source>Rating, step %1: gives</source>
        <translation>Note, palier %1&#xa0;: donne</translation>
    </message>
    <message>
        <source>Cancelling</source>
        <translation>Annulation</translation>
    </message>
    <message>
        <source>What a customer gets back who cancels, by how long before the start.</source>
        <translation>Ce qui est remboursé au client qui annule, selon le temps avant le début.</translation>
    </message>
    <message>
        <source>Deposit and shares</source>
        <translation>Acompte et parts</translation>
    </message>
    <message>
        <source>What is asked at booking for a visit in person, and who is paid how much.</source>
        <translation>Ce qui est demandé à la réservation d’une visite sur place, et qui reçoit combien.</translation>
    </message>
    <message>
        <source>Taking money</source>
        <translation>Encaissement</translation>
    </message>
    <message>
        <source>How long a no-show can be taken back, and to which coin cash is rounded.</source>
        <translation>Combien de temps une absence peut être annulée, et à quelle pièce l’argent comptant est arrondi.</translation>
    </message>
    <message>
        <source>When messages go out</source>
        <translation>Envoi des messages</translation>
    </message>
    <message>
        <source>How long before a visit customers are reminded, and when nobody is woken.</source>
        <translation>Combien de temps avant une visite les clients reçoivent un rappel, et quand on ne réveille personne.</translation>
    </message>
    <message>
        <source>Requests for a visit</source>
        <translation>Demandes de visite</translation>
    </message>
    <message>
        <source>How soon the workshop promises to answer, and how long an offer holds its times.</source>
        <translation>En combien de temps l’atelier promet de répondre, et combien de temps une offre retient ses heures.</translation>
    </message>
    <message>
        <source>Asking mechanics</source>
        <translation>Demander aux mécaniciens</translation>
    </message>
    <message>
        <source>How many are asked at once, and when it is given up and refunded.</source>
        <translation>À combien on demande à la fois, et quand on abandonne et rembourse.</translation>
    </message>
    <message>
        <source>Waitlist</source>
        <translation>Liste d’attente</translation>
    </message>
    <message>
        <source>Who is still told when a mechanic comes online, and how long their time is held.</source>
        <translation>Qui est encore averti quand un mécanicien est en ligne, et combien de temps son heure est retenue.</translation>
    </message>
    <message>
        <source>Lobby and video</source>
        <translation>Salle d’attente et vidéo</translation>
    </message>
    <message>
        <source>From when one may join a session online, and where video meets.</source>
        <translation>À partir de quand on peut rejoindre une séance en ligne, et où se tient la vidéo.</translation>
    </message>
    <message>
        <source>Due and missed</source>
        <translation>Échéances et absences</translation>
    </message>
    <message>
        <source>When a booking is due, and from when on nobody is expected any more.</source>
        <translation>Quand une réservation arrive à échéance, et à partir de quand on n’attend plus personne.</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>Décharges</translation>
    </message>
    <message>
        <source>How long a signature is enough, and how long it is kept.</source>
        <translation>Combien de temps une signature suffit, et combien de temps elle est gardée.</translation>
    </message>
    <message>
        <source>Bays for walk-ins</source>
        <translation>Baies pour clients sans rendez-vous</translation>
    </message>
    <message>
        <source>What is kept for customers without a booking, by hours and slots.</source>
        <translation>Ce qui est gardé pour les clients sans rendez-vous, par heures et plages.</translation>
    </message>
    <message>
        <source>Who is online</source>
        <translation>Qui est en ligne</translation>
    </message>
    <message>
        <source>After how long a mechanic whose computer is silent is not online any more.</source>
        <translation>Au bout de combien de temps un mécanicien dont l’ordinateur se tait n’est plus en ligne.</translation>
    </message>
    <message>
        <source>Choosing a mechanic</source>
        <translation>Choix d’un mécanicien</translation>
    </message>
    <message>
        <source>What counts how much when the best are looked for. More points come first.</source>
        <translation>Ce qui compte, et combien, quand on cherche les meilleurs. Le plus de points passe d’abord.</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>Fichiers joints</translation>
    </message>
    <message>
        <source>How large pictures, videos and papers of a booking may be.</source>
        <translation>Quelle taille peuvent avoir les photos, vidéos et documents d’une réservation.</translation>
    </message>
    <message>
        <source>Early: so long before the start</source>
        <translation>Tôt&#xa0;: au moins ce temps avant le début</translation>
    </message>
    <message>
        <source>Early: fee, online</source>
        <translation>Tôt&#xa0;: frais, en ligne</translation>
    </message>
    <message>
        <source>Late: so long before the start</source>
        <translation>Tard&#xa0;: au moins ce temps avant le début</translation>
    </message>
    <message>
        <source>Late: kept of the price, online</source>
        <translation>Tard&#xa0;: retenu du prix, en ligne</translation>
    </message>
    <message>
        <source>At the last moment: kept of the price, online</source>
        <translation>Au dernier moment&#xa0;: retenu du prix, en ligne</translation>
    </message>
    <message>
        <source>Late: kept of the deposit, in person</source>
        <translation>Tard&#xa0;: retenu de l’acompte, sur place</translation>
    </message>
    <message>
        <source>At the last moment: kept of the deposit, in person</source>
        <translation>Au dernier moment&#xa0;: retenu de l’acompte, sur place</translation>
    </message>
    <message>
        <source>Customers move it themselves until</source>
        <translation>Les clients déplacent eux-mêmes jusqu’à</translation>
    </message>
    <message>
        <source>Deposit for a visit in person</source>
        <translation>Acompte pour une visite sur place</translation>
    </message>
    <message>
        <source>An independent mechanic’s share</source>
        <translation>Part d’un mécanicien indépendant</translation>
    </message>
    <message>
        <source>The platform’s fee, of the workshop’s own mechanics</source>
        <translation>Frais de la plateforme, pour les mécaniciens de l’atelier</translation>
    </message>
    <message>
        <source>For sending a customer to a visit</source>
        <translation>Pour avoir dirigé un client vers une visite</translation>
    </message>
    <message>
        <source>A no-show settles after</source>
        <translation>Une absence est réglée après</translation>
    </message>
    <message>
        <source>Smallest coin</source>
        <translation>Plus petite pièce</translation>
    </message>
    <message>
        <source>First reminder, before the start</source>
        <translation>Premier rappel, avant le début</translation>
    </message>
    <message>
        <source>Second reminder, with the waiver, before the start</source>
        <translation>Deuxième rappel, avec la décharge, avant le début</translation>
    </message>
    <message>
        <source>Sign and join, before the start</source>
        <translation>Signer et rejoindre, avant le début</translation>
    </message>
    <message>
        <source>“How was it?”, after the end</source>
        <translation>«&#xa0;Comment était-ce&#x202f;?&#xa0;», après la fin</translation>
    </message>
    <message>
        <source>Quiet hours begin</source>
        <translation>Début des heures calmes</translation>
    </message>
    <message>
        <source>Quiet hours end</source>
        <translation>Fin des heures calmes</translation>
    </message>
    <message>
        <source>“Are your hours right?”, to mechanics who want it</source>
        <translation>«&#xa0;Vos heures sont-elles justes&#x202f;?&#xa0;», aux mécaniciens qui le veulent</translation>
    </message>
    <message>
        <source>At</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Promised answer within</source>
        <translation>Réponse promise en</translation>
    </message>
    <message>
        <source>Due soon, before that</source>
        <translation>Bientôt échue, avant cela</translation>
    </message>
    <message>
        <source>Offered times are held at most</source>
        <translation>Heures offertes retenues au plus</translation>
    </message>
    <message>
        <source>Length of a visit, unless it is said</source>
        <translation>Durée d’une visite, sauf indication</translation>
    </message>
    <message>
        <source>Times that a customer may name</source>
        <translation>Heures qu’un client peut nommer</translation>
    </message>
    <message>
        <source>Times that may be offered at once</source>
        <translation>Heures offertes à la fois</translation>
    </message>
    <message>
        <source>Free times shown beside a request</source>
        <translation>Heures libres montrées à côté d’une demande</translation>
    </message>
    <message>
        <source>A mechanic answers within</source>
        <translation>Un mécanicien répond en</translation>
    </message>
    <message>
        <source>Asked at first</source>
        <translation>Demandés d’abord</translation>
    </message>
    <message>
        <source>All who are online are asked after</source>
        <translation>Tous ceux en ligne sont demandés après</translation>
    </message>
    <message>
        <source>Given up and refunded after</source>
        <translation>Abandon et remboursement après</translation>
    </message>
    <message>
        <source>Somebody is looked for before the start</source>
        <translation>On cherche quelqu’un avant le début</translation>
    </message>
    <message>
        <source>Given up and refunded after the start</source>
        <translation>Abandon et remboursement après le début</translation>
    </message>
    <message>
        <source>Told who joined within the last</source>
        <translation>Averti qui s’est inscrit depuis</translation>
    </message>
    <message>
        <source>A free time is held for</source>
        <translation>Une heure libre est retenue</translation>
    </message>
    <message>
        <source>Waiting is measured over the last</source>
        <translation>L’attente est mesurée sur</translation>
    </message>
    <message>
        <source>No waiting time is said below so many</source>
        <translation>Aucun délai annoncé en dessous de</translation>
    </message>
    <message>
        <source>Customers join before the start</source>
        <translation>Les clients rejoignent avant le début</translation>
    </message>
    <message>
        <source>Somebody silent has left after</source>
        <translation>Qui se tait est parti après</translation>
    </message>
    <message>
        <source>Page where video meets</source>
        <translation>Page où se tient la vidéo</translation>
    </message>
    <message>
        <source>A booking is due before the start</source>
        <translation>Une réservation est à échéance avant le début</translation>
    </message>
    <message>
        <source>Staff may mark a no-show after the start</source>
        <translation>Le personnel peut noter une absence après le début</translation>
    </message>
    <message>
        <source>Online a no-show is marked by itself after the start</source>
        <translation>En ligne, l’absence est notée d’elle-même après le début</translation>
    </message>
    <message>
        <source>A customer busy elsewhere is looked at again after</source>
        <translation>Un client occupé ailleurs est revu après</translation>
    </message>
    <message>
        <source>A signature is enough for</source>
        <translation>Une signature suffit pendant</translation>
    </message>
    <message>
        <source>Online it is asked for before the start</source>
        <translation>En ligne, elle est demandée avant le début</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Gardée pendant</translation>
    </message>
    <message>
        <source>Clocks may differ by</source>
        <translation>Les horloges peuvent différer de</translation>
    </message>
    <message>
        <source>Less ink than this is no signature</source>
        <translation>Moins de trait n’est pas une signature</translation>
    </message>
    <message>
        <source>Bays that each computer keeps</source>
        <translation>Baies que garde chaque ordinateur</translation>
    </message>
    <message>
        <source>Length of a slot</source>
        <translation>Durée d’une plage</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Days that are kept ahead</source>
        <translation>Jours gardés d’avance</translation>
    </message>
    <message>
        <source>Online while heard within</source>
        <translation>En ligne si entendu depuis moins de</translation>
    </message>
    <message>
        <source>“Within half an hour” means</source>
        <translation>«&#xa0;Depuis une demi-heure&#xa0;» veut dire</translation>
    </message>
    <message>
        <source>“Within the hour” means</source>
        <translation>«&#xa0;Depuis une heure&#xa0;» veut dire</translation>
    </message>
    <message>
        <source>Online now</source>
        <translation>En ligne maintenant</translation>
    </message>
    <message>
        <source>Online within half an hour</source>
        <translation>En ligne depuis une demi-heure</translation>
    </message>
    <message>
        <source>Online within the hour</source>
        <translation>En ligne depuis une heure</translation>
    </message>
    <message>
        <source>Online today</source>
        <translation>En ligne aujourd’hui</translation>
    </message>
    <message>
        <source>Each word of the concern that fits</source>
        <translation>Chaque mot du problème qui convient</translation>
    </message>
    <message>
        <source>Specialist of the brand</source>
        <translation>Spécialiste de la marque</translation>
    </message>
    <message>
        <source>Same postal area</source>
        <translation>Même zone postale</translation>
    </message>
    <message>
        <source>Same city</source>
        <translation>Même ville</translation>
    </message>
    <message>
        <source>So many are kept</source>
        <translation>Nombre retenu</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>Une photo</translation>
    </message>
    <message>
        <source>A video</source>
        <translation>Une vidéo</translation>
    </message>
    <message>
        <source>A paper (PDF)</source>
        <translation>Un document (PDF)</translation>
    </message>
    <message>
        <source>All files of a booking together</source>
        <translation>Tous les fichiers d’une réservation</translation>
    </message>
    <message>
        <source>Files of a booking</source>
        <translation>Fichiers d’une réservation</translation>
    </message>
</context>
<context>
    <name>PoliciesSection</name>
    <message>
        <source>The numbers that the rules go by, from now on. What is booked keeps those that it was booked under.</source>
        <translation>Les nombres que suivent les règles, dès maintenant. Ce qui est réservé garde ceux sous lesquels il l’a été.</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n modifié</numerusform>
            <numerusform>%n modifiés</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PolicyNumbers</name>
    <message>
        <source>All back to default</source>
        <translation>Tout remettre par défaut</translation>
    </message>
    <message>
        <source>No computer keeps bays for walk-ins; which ones do is set on the server.</source>
        <translation>Aucun ordinateur ne garde de baies pour les clients sans rendez-vous&#x202f;; lesquels le font se règle sur le serveur.</translation>
    </message>
    <message numerus="yes">
        <source>Kept at %n computers; which ones is set on the server.</source>
        <translation>
            <numerusform>Gardées à %n ordinateur&#x202f;; lequel se règle sur le serveur.</numerusform>
            <numerusform>Gardées à %n ordinateurs&#x202f;; lesquels se règle sur le serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Remettre %1</translation>
    </message>
    <message>
        <source>From %1 to %2.</source>
        <translation>De %1 à %2.</translation>
    </message>
    <message>
        <source>At least %1.</source>
        <translation>Au moins %1.</translation>
    </message>
</context>
<context>
    <name>PreviewPanel</name>
    <message>
        <source>What it means</source>
        <translation>Ce que cela change</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n free times</source>
        <translation>
            <numerusform>%n heure libre</numerusform>
            <numerusform>%n heures libres</numerusform>
        </translation>
    </message>
    <message>
        <source>No hours on this day.</source>
        <translation>Aucune heure ce jour-là.</translation>
    </message>
    <message>
        <source>As customers will see it</source>
        <translation>Comme les clients le verront</translation>
    </message>
    <message>
        <source>For which visit</source>
        <translation>Pour quelle visite</translation>
    </message>
    <message>
        <source>Show it in the calendar</source>
        <translation>Montrer dans le calendrier</translation>
    </message>
</context>
<context>
    <name>PrintPopover</name>
    <message>
        <source>Print the day sheet</source>
        <translation>Imprimer la feuille du jour</translation>
    </message>
    <message>
        <source>The day by mechanic, with phone numbers and room for notes.</source>
        <translation>La journée par mécanicien, avec les numéros de téléphone et de la place pour des notes.</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Enregistrer en PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>No printer is set up on this computer.</source>
        <translation>Aucune imprimante n’est configurée sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Day sheet of %1</source>
        <translation>Feuille du jour&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Save the day sheet</source>
        <translation>Enregistrer la feuille du jour</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>Fichiers PDF (*.pdf)</translation>
    </message>
    <message>
        <source>The file was not written: %1</source>
        <translation>Le fichier n’a pas été écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Choisir un autre endroit</translation>
    </message>
    <message>
        <source>The day sheet is in %1. There are names and phone numbers in it.</source>
        <translation>La feuille du jour est dans %1. Elle contient des noms et des numéros de téléphone.</translation>
    </message>
    <message>
        <source>The day sheet was sent to the printer.</source>
        <translation>La feuille du jour a été envoyée à l’imprimante.</translation>
    </message>
    <message>
        <source>The printer does not answer. Save the sheet as PDF instead?</source>
        <translation>L’imprimante ne répond pas. Enregistrer plutôt la feuille en PDF&#x202f;?</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Enregistrer en PDF</translation>
    </message>
</context>
<context>
    <name>QueueList</name>
    <message>
        <source>Visit requests</source>
        <translation>Demandes de visite</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Navigation</source>
        <translation>Navigation</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>This time has passed</source>
        <translation>Cette heure est passée</translation>
    </message>
    <message>
        <source>Sooner than the notice that the workshop asks for</source>
        <translation>Plus tôt que le préavis demandé par l’atelier</translation>
    </message>
    <message>
        <source>Further ahead than bookings are taken</source>
        <translation>Au-delà de la période de réservation</translation>
    </message>
    <message>
        <source>Outside working hours</source>
        <translation>En dehors des heures de travail</translation>
    </message>
    <message>
        <source>The workshop is closed</source>
        <translation>L’atelier est fermé</translation>
    </message>
    <message>
        <source>Runs into the break</source>
        <translation>Empiète sur le dîner</translation>
    </message>
    <message>
        <source>Closed then, on a special day</source>
        <translation>Fermé à cette heure, jour particulier</translation>
    </message>
    <message>
        <source>The mechanic is off</source>
        <translation>Le mécanicien est en congé</translation>
    </message>
    <message>
        <source>Already booked</source>
        <translation>Déjà réservé</translation>
    </message>
    <message>
        <source>Held, not confirmed yet</source>
        <translation>Retenu, pas encore confirmé</translation>
    </message>
    <message>
        <source>Too close to another booking</source>
        <translation>Trop près d’un autre rendez-vous</translation>
    </message>
    <message>
        <source>Busy in an outside calendar</source>
        <translation>Occupé dans un calendrier externe</translation>
    </message>
    <message>
        <source>No bay is free</source>
        <translation>Aucune baie n’est libre</translation>
    </message>
    <message>
        <source>No mechanic is free then</source>
        <translation>Aucun mécanicien n’est libre à cette heure</translation>
    </message>
    <message>
        <source>The mechanic does not offer this kind of visit</source>
        <translation>Le mécanicien n’offre pas ce genre de visite</translation>
    </message>
    <message>
        <source>The clocks skip this time that day</source>
        <translation>Le changement d’heure saute cette heure ce jour-là</translation>
    </message>
</context>
<context>
    <name>ReferralBox</name>
    <message>
        <source>Visit in the workshop</source>
        <translation>Visite à l’atelier</translation>
    </message>
    <message>
        <source>Refer to a visit…</source>
        <translation>Recommander une visite…</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été constaté</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>When it suits, the best first</source>
        <translation>Quand cela convient, le mieux d’abord</translation>
    </message>
    <message>
        <source>Note the request</source>
        <translation>Noter la demande</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>Retirer %1</translation>
    </message>
    <message>
        <source>Choose at least one time that suits the customer.</source>
        <translation>Choisissez au moins une heure qui convient au client.</translation>
    </message>
</context>
<context>
    <name>RefundForm</name>
    <message>
        <source>How much is given back, in dollars</source>
        <translation>Montant à rembourser, en dollars</translation>
    </message>
    <message>
        <source>How it is given back</source>
        <translation>Façon de rembourser</translation>
    </message>
    <message>
        <source>Why, for the books</source>
        <translation>Motif, pour la comptabilité</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Rembourser</translation>
    </message>
    <message>
        <source>Yes, give it back</source>
        <translation>Oui, rembourser</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Laisser</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Argent</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Crédit</translation>
    </message>
    <message>
        <source>Give %1 back</source>
        <translation>Rembourser %1</translation>
    </message>
    <message>
        <source>At most %1 is left to give back.</source>
        <translation>Il reste au plus %1 à rembourser.</translation>
    </message>
    <message>
        <source>At most %1 is left to give back as money: the rest was paid with credit.</source>
        <translation>Il reste au plus %1 à rembourser en argent&#xa0;: le reste a été payé par crédit.</translation>
    </message>
    <message>
        <source>Give it back first, or leave it.</source>
        <translation>Remboursez d’abord, ou choisissez «&#xa0;Laisser&#xa0;».</translation>
    </message>
</context>
<context>
    <name>RequestCounts</name>
    <message numerus="yes">
        <source>%n visits in 30 days</source>
        <translation>
            <numerusform>%n visite en 30 jours</numerusform>
            <numerusform>%n visites en 30 jours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n absence</numerusform>
            <numerusform>%n absences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n without a clash</source>
        <translation>
            <numerusform>Confirmer %n sans conflit</numerusform>
            <numerusform>Confirmer %n sans conflit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n</source>
        <translation>
            <numerusform>Confirmer %n demande</numerusform>
            <numerusform>Confirmer %n demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirm %n and tell the customers</source>
        <translation>
            <numerusform>Confirmer %n demande et prévenir le client</numerusform>
            <numerusform>Confirmer %n demandes et prévenir les clients</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offer %n times</source>
        <translation>
            <numerusform>Proposer %n heure</numerusform>
            <numerusform>Proposer %n heures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n times are named at once.</source>
        <translation>
            <numerusform>%n heure au plus à la fois.</numerusform>
            <numerusform>%n heures au plus à la fois.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit requests to answer</source>
        <translation>
            <numerusform>%n demande de visite à traiter</numerusform>
            <numerusform>%n demandes de visite à traiter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more wait for their customer.</source>
        <translation>
            <numerusform>%n autre attend son client.</numerusform>
            <numerusform>%n autres attendent leur client.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requests that nothing stands against</source>
        <translation>
            <numerusform>%n demande que rien n’empêche</numerusform>
            <numerusform>%n demandes que rien n’empêche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Other good times</source>
        <translation>Autres bons moments</translation>
    </message>
    <message>
        <source>Show the visit</source>
        <translation>Voir la visite</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ignorer</translation>
    </message>
    <message>
        <source>Vehicle and concern</source>
        <translation>Véhicule et problème</translation>
    </message>
    <message>
        <source>After a session</source>
        <translation>Suite d’une séance</translation>
    </message>
    <message>
        <source>Offered instead</source>
        <translation>Proposé à la place</translation>
    </message>
    <message>
        <source>Confirmed for</source>
        <translation>Confirmée pour</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Heure demandée</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Ce qu’elle est devenue</translation>
    </message>
    <message>
        <source>With %1, if possible</source>
        <translation>Avec %1, si possible</translation>
    </message>
    <message>
        <source>Show that request</source>
        <translation>Voir cette demande</translation>
    </message>
    <message>
        <source>Offer %1 instead</source>
        <translation>Proposer plutôt %1</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message>
        <source>%1 (not free)</source>
        <translation>%1 (pas libre)</translation>
    </message>
    <message>
        <source>%1 (answers first)</source>
        <translation>%1 (répond d’abord)</translation>
    </message>
    <message>
        <source>asked for %1: free</source>
        <translation>demandé %1&#xa0;: libre</translation>
    </message>
    <message>
        <source>asked for %1: not free</source>
        <translation>demandé %1&#xa0;: pas libre</translation>
    </message>
    <message>
        <source>%2 wants %1 too</source>
        <translation>%2 veut aussi %1</translation>
    </message>
    <message>
        <source>nothing booked</source>
        <translation>rien de réservé</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>Nothing is sent: the customer said so.</source>
        <translation>Rien n’est envoyé&#xa0;: le client l’a dit lui-même.</translation>
    </message>
    <message>
        <source>No email and no phone here: nobody else tells the customer.</source>
        <translation>Ni courriel ni téléphone ici&#xa0;: personne d’autre ne prévient le client.</translation>
    </message>
    <message>
        <source>in French</source>
        <translation>en français</translation>
    </message>
    <message>
        <source>in English</source>
        <translation>en anglais</translation>
    </message>
    <message>
        <source>The server is not set up to send messages: please tell the customer yourself, %1.</source>
        <translation>Le serveur n’est pas configuré pour envoyer des messages&#xa0;: avisez vous-même le client, %1.</translation>
    </message>
    <message>
        <source>By email, and by text if they agreed; %1.</source>
        <translation>Par courriel, et par texto si permis&#x202f;; %1.</translation>
    </message>
    <message>
        <source>By email; %1.</source>
        <translation>Par courriel&#x202f;; %1.</translation>
    </message>
    <message>
        <source>By text, if they agreed; %1.</source>
        <translation>Par texto, si permis&#x202f;; %1.</translation>
    </message>
    <message>
        <source>What to tell the customer</source>
        <translation>Ce qu’il faut dire au client</translation>
    </message>
    <message>
        <source>What the customer is told</source>
        <translation>Ce que le client reçoit</translation>
    </message>
    <message>
        <source>Not before %1 has accepted: until then nothing is settled.</source>
        <translation>Pas avant que %1 ait accepté&#xa0;: d’ici là, rien n’est réglé.</translation>
    </message>
    <message>
        <source>Sent once %1 has accepted.</source>
        <translation>Envoyé dès que %1 aura accepté.</translation>
    </message>
    <message>
        <source>Sent once %1 has accepted, if the server is set up to send messages.</source>
        <translation>Envoyé dès que %1 aura accepté, si le serveur est configuré pour envoyer des messages.</translation>
    </message>
    <message>
        <source>Sent as soon as the server has your answer, if it is set up to send messages.</source>
        <translation>Envoyé dès que le serveur a votre réponse, s’il est configuré pour envoyer des messages.</translation>
    </message>
    <message>
        <source>Sent as soon as the server has your answer.</source>
        <translation>Envoyé dès que le serveur a votre réponse.</translation>
    </message>
    <message>
        <source>free with %1</source>
        <translation>libre avec %1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmées</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminées</translation>
    </message>
    <message>
        <source>The oldest first. An answer is promised within 24 h.</source>
        <translation>Les plus anciennes d’abord. Réponse promise en 24&#xa0;h.</translation>
    </message>
    <message>
        <source>Visits to come, the next first.</source>
        <translation>Visites à venir, la prochaine d’abord.</translation>
    </message>
    <message>
        <source>The latest first; older ones than 30 days are not kept here.</source>
        <translation>Les plus récentes d’abord&#x202f;; après 30 jours, elles ne sont plus gardées ici.</translation>
    </message>
    <message>
        <source>Nobody waits for an answer</source>
        <translation>Personne n’attend de réponse</translation>
    </message>
    <message>
        <source>What customers ask for on the web, by phone or after a session at a distance stands here.</source>
        <translation>Ce que les clients demandent sur le web, par téléphone ou après une séance à distance paraît ici.</translation>
    </message>
    <message>
        <source>No confirmed visit is to come</source>
        <translation>Aucune visite confirmée à venir</translation>
    </message>
    <message>
        <source>Requests that were confirmed stand here until their visit is over.</source>
        <translation>Les demandes confirmées restent ici jusqu’à la fin de la visite.</translation>
    </message>
    <message>
        <source>Nothing is done yet</source>
        <translation>Rien de terminé</translation>
    </message>
    <message>
        <source>Visits that are over, and what was declined or withdrawn, stand here.</source>
        <translation>Les visites passées et les demandes refusées ou retirées paraissent ici.</translation>
    </message>
    <message>
        <source>from the web</source>
        <translation>du web</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>par téléphone</translation>
    </message>
    <message>
        <source>at the counter</source>
        <translation>au comptoir</translation>
    </message>
    <message>
        <source>after a session</source>
        <translation>après une séance</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>attend une réponse</translation>
    </message>
    <message>
        <source>waits for the customer</source>
        <translation>attend le client</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmée</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>refusée</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirée</translation>
    </message>
    <message>
        <source>not answered in time</source>
        <translation>sans réponse à temps</translation>
    </message>
    <message>
        <source>No room at that time</source>
        <translation>Pas de place à cette heure</translation>
    </message>
    <message>
        <source>Not work that we do</source>
        <translation>Pas dans nos services</translation>
    </message>
    <message>
        <source>Parts cannot be had</source>
        <translation>Pièces introuvables</translation>
    </message>
    <message>
        <source>Asked for twice</source>
        <translation>Demandée deux fois</translation>
    </message>
    <message>
        <source>The customer cannot be reached</source>
        <translation>Client injoignable</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Autre raison</translation>
    </message>
    <message>
        <source>It could not be confirmed</source>
        <translation>La confirmation n’a pas pu se faire</translation>
    </message>
    <message>
        <source>The other times could not be offered</source>
        <translation>Les autres heures n’ont pas pu être proposées</translation>
    </message>
    <message>
        <source>It could not be declined</source>
        <translation>Le refus n’a pas pu se faire</translation>
    </message>
    <message>
        <source>It could not be withdrawn</source>
        <translation>Le retrait n’a pas pu se faire</translation>
    </message>
    <message>
        <source>What is wrong, in a few words.</source>
        <translation>Le problème, en quelques mots.</translation>
    </message>
    <message>
        <source>Choose at least one time that suits.</source>
        <translation>Choisissez au moins une heure qui convient.</translation>
    </message>
    <message>
        <source>One of the times has passed: press it to take it away.</source>
        <translation>L’une des heures est passée&#xa0;: appuyez dessus pour la retirer.</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 j</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>aujourd’hui %1</translation>
    </message>
    <message>
        <source>late by %1</source>
        <translation>en retard de %1</translation>
    </message>
    <message>
        <source>%1 ago, due soon</source>
        <translation>il y a %1, urgent</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>held until %1</source>
        <translation>retenu jusqu’à %1</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>revenue</translation>
    </message>
    <message>
        <source>clash</source>
        <translation>conflit</translation>
    </message>
    <message>
        <source>rival</source>
        <translation>rivale</translation>
    </message>
    <message>
        <source>asked %1</source>
        <translation>demandée %1</translation>
    </message>
    <message>
        <source>The customer is not on this computer yet.</source>
        <translation>Le client n’est pas encore sur cet ordinateur.</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <translation>client depuis %1</translation>
    </message>
    <message>
        <source>next visit %1</source>
        <translation>prochaine visite %1</translation>
    </message>
    <message>
        <source>No vehicle named</source>
        <translation>Aucun véhicule précisé</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>%1, without a mechanic</source>
        <translation>%1, sans mécanicien</translation>
    </message>
    <message>
        <source>Ask %1 for %2</source>
        <translation>Demander à %1 pour %2</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>Confirmer %1</translation>
    </message>
    <message>
        <source>%1 has %2 then (%3)</source>
        <translation>%1 a %2 à ce moment (%3)</translation>
    </message>
    <message>
        <source>%1 wants it too (%2, asked %3 ago)</source>
        <translation>%1 le veut aussi (%2, demandé il y a %3)</translation>
    </message>
    <message>
        <source>Somebody else has answered it, or it has lapsed.</source>
        <translation>Quelqu’un d’autre y a répondu, ou elle est périmée.</translation>
    </message>
</context>
<context>
    <name>RequestsHeader</name>
    <message>
        <source>Requests</source>
        <translation>Demandes</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>Note what a customer asks for by phone or at the counter (N)</source>
        <translation>Noter ce qu’un client demande par téléphone ou au comptoir (N)</translation>
    </message>
</context>
<context>
    <name>ResultPage</name>
    <message numerus="yes">
        <source>%n changes are sent as soon as the server is there.</source>
        <translation>
            <numerusform>%n modification partira dès que le serveur sera là.</numerusform>
            <numerusform>%n modifications partiront dès que le serveur sera là.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>owner</source>
        <translation>propriétaire</translation>
    </message>
    <message>
        <source>reception</source>
        <translation>réception</translation>
    </message>
    <message>
        <source>mechanic</source>
        <translation>mécanicien</translation>
    </message>
    <message>
        <source>kiosk</source>
        <translation>borne</translation>
    </message>
    <message>
        <source>website</source>
        <translation>site Web</translation>
    </message>
</context>
<context>
    <name>RoleWatch</name>
    <message>
        <source>You have another role here now: %1.</source>
        <translation>Votre rôle ici est maintenant&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Show what it offers</source>
        <translation>Montrer ce qu’il permet</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>Continuer quand même</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>Times</source>
        <translation>Délais</translation>
    </message>
    <message>
        <source>Time kept free after a visit</source>
        <translation>Battement après une visite</translation>
    </message>
    <message>
        <source>Nothing is booked in it.</source>
        <translation>Rien n’y est réservé.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Préavis</translation>
    </message>
    <message>
        <source>Customers book at least so long before the visit.</source>
        <translation>Les clients réservent au moins ce temps avant la visite.</translation>
    </message>
    <message>
        <source>How far ahead</source>
        <translation>Combien d’avance</translation>
    </message>
    <message>
        <source>Bookings are taken for so many days.</source>
        <translation>Les réservations se prennent pour ce nombre de jours.</translation>
    </message>
    <message>
        <source>Steps of times</source>
        <translation>Pas des heures</translation>
    </message>
    <message>
        <source>Between two times, from where each block begins.</source>
        <translation>Entre deux heures, depuis le début de chaque plage.</translation>
    </message>
    <message>
        <source>Kinds of visit</source>
        <translation>Genres de visite</translation>
    </message>
    <message>
        <source>No kind of visit is ticked: nothing can be booked with this mechanic.</source>
        <translation>Aucun genre de visite n’est coché&#xa0;: on ne peut rien réserver auprès de cette personne.</translation>
    </message>
    <message>
        <source>Instant booking</source>
        <translation>Réservation immédiate</translation>
    </message>
    <message>
        <source>A booking inside these hours counts at once</source>
        <translation>Une réservation dans ces heures compte tout de suite</translation>
    </message>
    <message>
        <source>Without it, each booking is an offer that you answer within 4 hours. Declining costs nothing.</source>
        <translation>Sinon, chaque réservation est une offre à laquelle vous répondez dans les 4 heures. Refuser ne coûte rien.</translation>
    </message>
</context>
<context>
    <name>SalvageWords</name>
    <message>
        <source>All of them had reached the server.</source>
        <translation>Toutes étaient arrivées au serveur.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them had not reached the server and are sent now.</source>
        <translation>
            <numerusform>%n d’entre elles n’était pas arrivée au serveur et part maintenant.</numerusform>
            <numerusform>%n d’entre elles n’étaient pas arrivées au serveur et partent maintenant.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file with the changes made on this computer was damaged.</source>
        <translation>Le fichier des modifications faites sur cet ordinateur était endommagé.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes of the last two weeks could be read.</source>
        <translation>
            <numerusform>%n modification des deux dernières semaines a pu être lue.</numerusform>
            <numerusform>%n modifications des deux dernières semaines ont pu être lues.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look through the last days for what is missing.</source>
        <translation>Parcourez les derniers jours pour voir ce qui manque.</translation>
    </message>
    <message>
        <source>The damaged file was kept below the folder that the settings name: %1</source>
        <translation>Le fichier endommagé a été gardé sous le dossier indiqué dans les réglages&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>Sentence</name>
    <message>
        <source>Nobody has %1</source>
        <translation>Personne n’a le %1</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Kind of visit</source>
        <translation>Genre de visite</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation>Mécanicien</translation>
    </message>
    <message>
        <source>Bay</source>
        <translation>Baie</translation>
    </message>
    <message>
        <source>Which customer?</source>
        <translation>Quel client&#x202f;?</translation>
    </message>
    <message>
        <source>Which vehicle?</source>
        <translation>Quel véhicule&#x202f;?</translation>
    </message>
    <message>
        <source>Which mechanic?</source>
        <translation>Quel mécanicien&#x202f;?</translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation>Quel jour&#x202f;?</translation>
    </message>
    <message>
        <source>Which time?</source>
        <translation>À quelle heure&#x202f;?</translation>
    </message>
    <message>
        <source>Which plan?</source>
        <translation>Quel forfait&#x202f;?</translation>
    </message>
    <message>
        <source>No customer yet</source>
        <translation>Pas encore de client</translation>
    </message>
    <message>
        <source>No vehicle yet</source>
        <translation>Pas encore de véhicule</translation>
    </message>
    <message>
        <source>No service yet</source>
        <translation>Pas encore de service</translation>
    </message>
    <message>
        <source>No day yet</source>
        <translation>Pas encore de jour</translation>
    </message>
    <message>
        <source>No time yet</source>
        <translation>Pas encore d’heure</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Pas encore de forfait</translation>
    </message>
    <message>
        <source>Nobody for it</source>
        <translation>Personne pour cela</translation>
    </message>
    <message>
        <source>%1: none of theirs</source>
        <translation>%1&#xa0;: pas à ce client</translation>
    </message>
    <message>
        <source>%1 (usual)</source>
        <translation>%1 (habituel)</translation>
    </message>
    <message>
        <source>New vehicle: %1</source>
        <translation>Nouveau véhicule&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: nothing is free then</source>
        <translation>%1&#xa0;: rien n’est libre à ce moment</translation>
    </message>
    <message>
        <source>%1 is free, until %2</source>
        <translation>%1 est libre, jusqu’à %2</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation>%1, avec %2</translation>
    </message>
    <message>
        <source>%1 is past: choose the day.</source>
        <translation>%1 est passé&#xa0;: choisissez le jour.</translation>
    </message>
    <message>
        <source>There is no “%1”: choose the day.</source>
        <translation>Il n’y a pas de «&#xa0;%1&#xa0;»&#xa0;: choisissez le jour.</translation>
    </message>
    <message>
        <source>“%1” may be %2: choose the day.</source>
        <translation>«&#xa0;%1&#xa0;» est peut-être %2&#xa0;: choisissez le jour.</translation>
    </message>
    <message>
        <source>“%1” may be %2 or %3: choose the day.</source>
        <translation>«&#xa0;%1&#xa0;» est peut-être %2 ou %3&#xa0;: choisissez le jour.</translation>
    </message>
    <message>
        <source>Nothing is said yet of what is wrong.</source>
        <translation>Rien n’est dit encore du problème.</translation>
    </message>
    <message>
        <source>Concern: %1</source>
        <translation>Motif&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 (a few words more are needed)</source>
        <translation>%1 (il faut quelques mots de plus)</translation>
    </message>
    <message>
        <source>Has a booking already: %1. Enter books another one.</source>
        <translation>A déjà un rendez-vous&#xa0;: %1. Entrée en réserve un autre.</translation>
    </message>
</context>
<context>
    <name>SentenceBooking</name>
    <message>
        <source>Save or leave that first.</source>
        <translation>Enregistrez-le ou laissez-le d’abord.</translation>
    </message>
</context>
<context>
    <name>SentenceBox</name>
    <message>
        <source>Book in one sentence</source>
        <translation>Réserver en une phrase</translation>
    </message>
    <message>
        <source>Holding the time …</source>
        <translation>L’heure est retenue…</translation>
    </message>
    <message>
        <source>oil change Civic Tremblay Thursday 2 pm with Luc</source>
        <translation>vidange Civic Tremblay jeudi 14 h avec Luc</translation>
    </message>
    <message>
        <source>A booking in one sentence</source>
        <translation>Un rendez-vous en une phrase</translation>
    </message>
    <message>
        <source>The server is away: the booking will wait for it.</source>
        <translation>Hors ligne&#xa0;: le rendez-vous partira dès que le serveur répondra.</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choisir</translation>
    </message>
    <message>
        <source>book</source>
        <translation>réserver</translation>
    </message>
    <message>
        <source>go on, step by step</source>
        <translation>continuer, étape par étape</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>correct a part</source>
        <translation>corriger un élément</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Échap</translation>
    </message>
    <message>
        <source>close</source>
        <translation>fermer</translation>
    </message>
    <message>
        <source>Not meant: keep “%1” as words</source>
        <translation>Garder «&#xa0;%1&#xa0;» tel quel</translation>
    </message>
</context>
<context>
    <name>Service</name>
    <message>
        <source>diagnostic</source>
        <translation>diagnostic</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>réparation</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>entretien</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>inspection</translation>
    </message>
    <message>
        <source>consultation</source>
        <translation>consultation</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>Arrived</source>
        <translation>Arrivé</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Pas encore là</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>End the session</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Did not come</source>
        <translation>Ne s’est pas présenté</translation>
    </message>
    <message>
        <source>Came after all</source>
        <translation>Finalement venu</translation>
    </message>
    <message>
        <source>The customer is here</source>
        <translation>Le client est ici</translation>
    </message>
    <message>
        <source>The customer is not here after all</source>
        <translation>Le client n’est pas là, finalement</translation>
    </message>
    <message>
        <source>Begin; the waiver has to be signed</source>
        <translation>Commencer&#x202f;; la décharge doit être signée</translation>
    </message>
    <message>
        <source>The summary goes along. This cannot be taken back.</source>
        <translation>Le compte rendu part avec. Cela ne peut être annulé.</translation>
    </message>
    <message>
        <source>A no-show; can be taken back</source>
        <translation>Une absence&#x202f;; peut être annulée</translation>
    </message>
    <message>
        <source>Take the no-show back</source>
        <translation>Annuler l’absence</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>immediate</source>
        <translation>immédiat</translation>
    </message>
    <message>
        <source>just advice</source>
        <translation>conseil seulement</translation>
    </message>
    <message>
        <source>in service since %1</source>
        <translation>en cours depuis %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>dépassé de %1</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>terminé à %1</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>attend depuis %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>It can begin once the customer has signed and joined the lobby.</source>
        <translation>Il peut commencer dès que le client a signé et rejoint la salle d’attente.</translation>
    </message>
    <message>
        <source>On its day the customer is checked in here, then it can begin.</source>
        <translation>Le jour venu, l’arrivée du client se note ici, puis il peut commencer.</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>It lasts until %1</source>
        <translation>Il dure jusqu’à %1</translation>
    </message>
    <message>
        <source>A session can be no longer.</source>
        <translation>Un rendez-vous ne peut être plus long.</translation>
    </message>
    <message>
        <source>The next booking begins at %1.</source>
        <translation>Le prochain rendez-vous commence à %1.</translation>
    </message>
    <message>
        <source>No vehicle</source>
        <translation>Sans véhicule</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Au plus %1 caractères.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk does not take it: it is gone when the program ends.</source>
        <translation>Le disque de cet ordinateur ne le prend pas&#xa0;: il disparaîtra à la fermeture du programme.</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Kept on this computer as you type; it is sent when you end the session.</source>
        <translation>Gardé sur cet ordinateur au fil de la frappe&#x202f;; envoyé quand vous terminez le rendez-vous.</translation>
    </message>
    <message>
        <source>It goes along with the end of the session, which waits for the server.</source>
        <translation>Il part avec la fin du rendez-vous, qui attend le serveur.</translation>
    </message>
    <message>
        <source>Kept on this computer. It can be saved once the server answers.</source>
        <translation>Gardé sur cet ordinateur. Vous pourrez l’enregistrer dès que le serveur répondra.</translation>
    </message>
    <message>
        <source>The server is out of reach: what was written before is not known here.</source>
        <translation>Le serveur est hors d’atteinte&#xa0;: ce qui a été écrit auparavant n’est pas connu ici.</translation>
    </message>
    <message>
        <source>Not saved yet; kept on this computer.</source>
        <translation>Pas encore enregistré&#x202f;; gardé sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Saved: the customer can read it.</source>
        <translation>Enregistré&#xa0;: le client peut le lire.</translation>
    </message>
    <message>
        <source>Another summary was written meanwhile: “%1” Saving yours replaces it.</source>
        <translation>Un autre résumé a été écrit entre-temps&#xa0;: «&#xa0;%1&#xa0;» Enregistrer le vôtre le remplace.</translation>
    </message>
    <message>
        <source>The server does not answer. What you typed is kept here.</source>
        <translation>Le serveur ne répond pas. Ce que vous avez tapé est gardé ici.</translation>
    </message>
    <message>
        <source>The customer rated it %1 of 5.</source>
        <translation>Le client lui donne %1 sur 5.</translation>
    </message>
</context>
<context>
    <name>SessionPage</name>
    <message>
        <source>What the customer said</source>
        <translation>Ce que le client a dit</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Catégorie</translation>
    </message>
    <message>
        <source>To be ready beforehand</source>
        <translation>À préparer avant</translation>
    </message>
    <message>
        <source>Special requests</source>
        <translation>Demandes particulières</translation>
    </message>
    <message>
        <source>Edit details</source>
        <translation>Modifier les détails</translation>
    </message>
    <message>
        <source>What was said when it was booked (E)</source>
        <translation>Ce qui a été dit à la réservation (E)</translation>
    </message>
    <message>
        <source>Customer and vehicle</source>
        <translation>Client et véhicule</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>NIV</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Pictures and papers</source>
        <translation>Photos et documents</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Nothing was said beforehand.</source>
        <translation>Rien n’a été dit à l’avance.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Workshop</source>
        <translation>Atelier</translation>
    </message>
    <message>
        <source>Who has access</source>
        <translation>Qui a accès</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>Le programme</translation>
    </message>
    <message>
        <source>PIN and lock</source>
        <translation>NIP et verrou</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Bays</source>
        <translation>Baies</translation>
    </message>
    <message>
        <source>Public list</source>
        <translation>Liste publique</translation>
    </message>
    <message>
        <source>Plans</source>
        <translation>Forfaits</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Calendars</source>
        <translation>Calendriers</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Paiements</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>Ordinateurs</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Access keys</source>
        <translation>Clés d’accès</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
</context>
<context>
    <name>SettingsForm</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser comme c’était</translation>
    </message>
    <message>
        <source>Go on with what I typed</source>
        <translation>Continuer avec ma saisie</translation>
    </message>
    <message>
        <source>Take what stands there now</source>
        <translation>Prendre ce qui s’y trouve maintenant</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. Nothing of yours was saved; it stands here still.</source>
        <translation>Quelqu’un d’autre l’a modifié entre-temps. Rien de votre saisie n’a été enregistré&#x202f;; elle est encore ici.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>This cannot be empty.</source>
        <translation>Ceci ne peut pas être vide.</translation>
    </message>
    <message>
        <source>This cannot be read as such a number.</source>
        <translation>Ceci ne se lit pas comme un tel nombre.</translation>
    </message>
    <message>
        <source>This is too small or too large.</source>
        <translation>C’est trop petit ou trop grand.</translation>
    </message>
    <message>
        <source>A plan that is sold needs a price.</source>
        <translation>Un forfait vendu a besoin d’un prix.</translation>
    </message>
    <message>
        <source>Another one is called so already.</source>
        <translation>Un autre s’appelle déjà ainsi.</translation>
    </message>
    <message>
        <source>This cannot be read as a phone number.</source>
        <translation>Ceci ne se lit pas comme un numéro de téléphone.</translation>
    </message>
    <message>
        <source>This is no email address.</source>
        <translation>Ce n’est pas une adresse courriel.</translation>
    </message>
    <message>
        <source>Enter an address that begins with https://.</source>
        <translation>Entrez une adresse qui commence par https://.</translation>
    </message>
    <message>
        <source>Enter the address of an .ics calendar; it begins with https:// or webcal://.</source>
        <translation>Entrez l’adresse d’un calendrier .ics&#x202f;; elle commence par https:// ou webcal://.</translation>
    </message>
    <message>
        <source>The list needs a Canadian postal code of the organization.</source>
        <translation>La liste exige un code postal canadien de l’entreprise.</translation>
    </message>
    <message>
        <source>No mechanic offers one of these.</source>
        <translation>Aucun mécanicien n’offre l’un de ceux-ci.</translation>
    </message>
    <message>
        <source>The server does not take this.</source>
        <translation>Le serveur ne l’accepte pas.</translation>
    </message>
</context>
<context>
    <name>SettingsView</name>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>Langue et apparence</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Connexion</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Organization</source>
        <translation>Entreprise</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>See what they had not sent</source>
        <translation>Voir ce qu’ils n’avaient pas envoyé</translation>
    </message>
    <message>
        <source>Computers without access</source>
        <translation>Ordinateurs sans accès</translation>
    </message>
    <message>
        <source>Signed out by the server</source>
        <translation>Déconnecté par le serveur</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>On the first visit</source>
        <translation>À la première visite</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Hints</source>
        <translation>Astuces</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Last heard</source>
        <translation>Dernière nouvelle</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Données</translation>
    </message>
    <message>
        <source>In the system&apos;s keyring.</source>
        <translation>Dans le trousseau du système.</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence of %1: %2</source>
        <translation>Licence de %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>Several</name>
    <message numerus="yes">
        <source>%n visits are confirmed.</source>
        <translation>
            <numerusform>%n visite est confirmée.</numerusform>
            <numerusform>%n visites sont confirmées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmations wait for the server.</source>
        <translation>
            <numerusform>%n confirmation attend le serveur.</numerusform>
            <numerusform>%n confirmations attendent le serveur.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n confirmations are taken back.</source>
        <translation>
            <numerusform>%n confirmation est annulée.</numerusform>
            <numerusform>%n confirmations sont annulées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n had reached the server already and stay.</source>
        <translation>
            <numerusform>%n était déjà au serveur et reste.</numerusform>
            <numerusform>%n étaient déjà au serveur et restent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take back %n confirmations?</source>
        <translation>
            <numerusform>Annuler %n confirmation&#x202f;?</numerusform>
            <numerusform>Annuler %n confirmations&#x202f;?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Nothing is booked on this day.</source>
        <translation>Aucun rendez-vous ce jour-là.</translation>
    </message>
    <message>
        <source>Printed %1</source>
        <translation>Imprimé %1</translation>
    </message>
    <message>
        <source>Marked *: waits for the server, which may still say no</source>
        <translation>Marqué *&#xa0;: attend le serveur, qui peut encore refuser</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Page %1 de %2</translation>
    </message>
    <message>
        <source>%1, continued</source>
        <translation>%1, suite</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>SheetPreview</name>
    <message>
        <source>Preview, pages: %1</source>
        <translation>Aperçu, pages&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>ShortReason</name>
    <message>
        <source>past</source>
        <translation>passé</translation>
    </message>
    <message>
        <source>too soon</source>
        <translation>trop tôt</translation>
    </message>
    <message>
        <source>too far ahead</source>
        <translation>trop loin</translation>
    </message>
    <message>
        <source>off hours</source>
        <translation>hors heures</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>fermé</translation>
    </message>
    <message>
        <source>break</source>
        <translation>dîner</translation>
    </message>
    <message>
        <source>time off</source>
        <translation>congé</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>held</source>
        <translation>retenu</translation>
    </message>
    <message>
        <source>buffer</source>
        <translation>battement</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupé</translation>
    </message>
    <message>
        <source>no bay</source>
        <translation>pas de baie</translation>
    </message>
    <message>
        <source>no mechanic</source>
        <translation>aucun mécanicien</translation>
    </message>
    <message>
        <source>not offered</source>
        <translation>non offert</translation>
    </message>
    <message>
        <source>clock change</source>
        <translation>heure sautée</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Legend</source>
        <translation>Légende</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Fold this list</source>
        <translation>Replier cette liste</translation>
    </message>
    <message numerus="yes">
        <source>%n things need an answer</source>
        <translation>
            <numerusform>%n chose à décider</numerusform>
            <numerusform>%n choses à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs an answer</source>
        <translation>Rien à décider</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Entrez l’adresse du serveur.</translation>
    </message>
    <message>
        <source>Enter your email.</source>
        <translation>Entrez votre courriel.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Entrez votre mot de passe.</translation>
    </message>
    <message>
        <source>A password has at least 10 characters.</source>
        <translation>Un mot de passe a au moins 10 caractères.</translation>
    </message>
    <message>
        <source>Enter the code that the owner gave you.</source>
        <translation>Entrez le code que le propriétaire vous a donné.</translation>
    </message>
    <message>
        <source>This code does not count: it was used, it is over, or a newer one was given. Ask the owner for another.</source>
        <translation>Ce code ne vaut plus&#xa0;: il a servi, il est échu ou un plus récent a été donné. Demandez-en un autre au propriétaire.</translation>
    </message>
    <message>
        <source>The server does not answer. Check the network and the address, then try again.</source>
        <translation>Le serveur ne répond pas. Vérifiez le réseau et l’adresse, puis réessayez.</translation>
    </message>
    <message>
        <source>Another program is working with this person&apos;s files on this computer.</source>
        <translation>Un autre programme utilise les fichiers de cette personne sur cet ordinateur.</translation>
    </message>
    <message>
        <source>The changes that were not sent yet cannot be read. Do not delete them: ask for help.</source>
        <translation>Les modifications non envoyées sont illisibles. Ne les supprimez pas&#xa0;: demandez de l’aide.</translation>
    </message>
    <message>
        <source>The key of this person&apos;s files is not on this computer. Sign in once: the server gives it back, and all that waits goes on.</source>
        <translation>La clé des fichiers de cette personne n’est pas sur cet ordinateur. Connectez-vous une fois&#xa0;: le serveur la rend, et tout ce qui attend reprend.</translation>
    </message>
    <message>
        <source>The key of this person&apos;s files is not on this computer, so the server is needed once. Nothing is lost: sign in when the network is back.</source>
        <translation>La clé des fichiers de cette personne n’est pas sur cet ordinateur, il faut donc le serveur une fois. Rien n’est perdu&#xa0;: connectez-vous quand le réseau est revenu.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full or may not be written to, its keyring is locked, or another program has the files open. Nothing is lost: mend that, then open the program again.</source>
        <translation>Le disque de cet ordinateur est plein ou en lecture seule, son trousseau est verrouillé, ou un autre programme utilise les fichiers. Rien n’est perdu&#x202f;: réglez cela, puis rouvrez le programme.</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this person&apos;s files. Update this one.</source>
        <translation>Une version plus récente du programme a écrit les fichiers de cette personne. Mettez celle-ci à jour.</translation>
    </message>
    <message>
        <source>This computer has no keyring: the sign-in is kept in a file only you can read.</source>
        <translation>Cet ordinateur n’a pas de trousseau&#xa0;: l’accès est gardé dans un fichier que vous seul pouvez lire.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Server address</source>
        <translation>Adresse du serveur</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Courriel</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Code that the owner gave you</source>
        <translation>Code donné par le propriétaire</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Back to the calendar</source>
        <translation>Retour au calendrier</translation>
    </message>
    <message>
        <source>Esc: go on without the server; nothing is sent before you sign in</source>
        <translation>Échap&#xa0;: continuer sans le serveur&#x202f;; rien n’est envoyé avant que vous vous reconnectiez</translation>
    </message>
    <message>
        <source>Set the password and sign in</source>
        <translation>Choisir ce mot de passe et se connecter</translation>
    </message>
    <message>
        <source>Signing in …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Choose a password</source>
        <translation>Choisir un mot de passe</translation>
    </message>
    <message>
        <source>New password, at least 10 characters</source>
        <translation>Nouveau mot de passe, au moins 10 caractères</translation>
    </message>
    <message>
        <source>I have a password</source>
        <translation>J’ai un mot de passe</translation>
    </message>
    <message>
        <source>I have a code</source>
        <translation>J’ai un code</translation>
    </message>
    <message>
        <source>Back to the people of this computer</source>
        <translation>Retour aux personnes de cet ordinateur</translation>
    </message>
    <message>
        <source>Once on this computer; after that it opens by itself.</source>
        <translation>Une seule fois&#x202f;; ensuite, tout s’ouvre seul.</translation>
    </message>
    <message>
        <source>Not sent yet from this computer; it is sent when they sign in here again:</source>
        <translation>Pas encore envoyé depuis cet ordinateur&#x202f;; tout partira à leur prochaine connexion ici&#xa0;:</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n modification</numerusform>
            <numerusform>%n modifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n fichier</numerusform>
            <numerusform>%n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>and of %n more people</source>
        <translation>
            <numerusform>et de %n autre personne</numerusform>
            <numerusform>et de %n autres personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer no longer has access: the owner took it away. Everything of the workshop was erased from it.</source>
        <translation>Cet ordinateur n’a plus accès&#xa0;: le propriétaire l’a retiré. Tout ce qui touche l’atelier en a été effacé.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes and files that had not been sent are with the owner, who decides on them.</source>
        <translation>
            <numerusform>%n modification ou fichier qui n’avait pas été envoyé est chez le propriétaire, qui en décidera.</numerusform>
            <numerusform>%n modifications et fichiers qui n’avaient pas été envoyés sont chez le propriétaire, qui en décidera.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignedOutAlert</name>
    <message>
        <source>Sign in all the same</source>
        <translation>Se connecter quand même</translation>
    </message>
    <message>
        <source>The server at this address does not know you: it may be another one. Nothing here is lost.</source>
        <translation>Le serveur à cette adresse ne vous connaît pas&#xa0;: c’est peut-être un autre. Rien n’est perdu ici.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
</context>
<context>
    <name>SignedPage</name>
    <message>
        <source>Check them all</source>
        <translation>Tout vérifier</translation>
    </message>
    <message>
        <source>Nobody edits or deletes what was signed. Each reading of one is in the history.</source>
        <translation>Personne ne modifie ni ne supprime ce qui a été signé. Chaque lecture est dans l’historique.</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signées</translation>
    </message>
    <message>
        <source>Everything that was signed is being checked…</source>
        <translation>Vérification de tout ce qui a été signé…</translation>
    </message>
    <message>
        <source>Nothing was signed yet.</source>
        <translation>Rien n’a encore été signé.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Plus anciennes</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Numéro %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>All waivers</source>
        <translation>Toutes les décharges</translation>
    </message>
    <message>
        <source>Supersede…</source>
        <translation>Remplacer…</translation>
    </message>
    <message>
        <source>Legal hold…</source>
        <translation>Retenue légale…</translation>
    </message>
    <message>
        <source>End the hold: %1…</source>
        <translation>Lever la retenue&#xa0;: %1…</translation>
    </message>
</context>
<context>
    <name>SpecialForm</name>
    <message>
        <source>Day</source>
        <translation>Jour</translation>
    </message>
    <message>
        <source>That day</source>
        <translation>Ce jour-là</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Stocktaking, short day …</source>
        <translation>Inventaire, journée courte…</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser comme c’était</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Fermé</translation>
    </message>
    <message>
        <source>Other hours</source>
        <translation>Autres heures</translation>
    </message>
</context>
<context>
    <name>Specialty</name>
    <message>
        <source>brakes</source>
        <translation>freins</translation>
    </message>
    <message>
        <source>diesel</source>
        <translation>diesel</translation>
    </message>
    <message>
        <source>electrical</source>
        <translation>électricité</translation>
    </message>
    <message>
        <source>hybrids</source>
        <translation>hybrides</translation>
    </message>
    <message>
        <source>inspection</source>
        <translation>inspection</translation>
    </message>
    <message>
        <source>oil</source>
        <translation>huile</translation>
    </message>
    <message>
        <source>suspension</source>
        <translation>suspension</translation>
    </message>
    <message>
        <source>tires</source>
        <translation>pneus</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>offered</source>
        <translation>proposé</translation>
    </message>
    <message>
        <source>booked</source>
        <translation>réservé</translation>
    </message>
    <message>
        <source>needs a time</source>
        <translation>à replacer</translation>
    </message>
    <message>
        <source>due now</source>
        <translation>attendu</translation>
    </message>
    <message>
        <source>arrived</source>
        <translation>arrivé</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>absent</translation>
    </message>
</context>
<context>
    <name>StatusWatch</name>
    <message>
        <source>The server does not answer. Keep working: changes are kept here and sent later.</source>
        <translation>Le serveur ne répond pas. Continuez&#xa0;: les modifications sont gardées ici et envoyées plus tard.</translation>
    </message>
    <message>
        <source>What you enter is kept on this computer and sent then.</source>
        <translation>Ce que vous entrez est gardé sur cet ordinateur et sera envoyé à ce moment-là.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes were refused by the server.</source>
        <translation>
            <numerusform>%n modification a été refusée par le serveur.</numerusform>
            <numerusform>%n modifications ont été refusées par le serveur.</numerusform>
        </translation>
    </message>
    <message>
        <source>A change for %1 was refused by the server.</source>
        <translation>Une modification pour %1 a été refusée par le serveur.</translation>
    </message>
    <message>
        <source>What was discarded had arrived already, so it holds.</source>
        <translation>Ce qui a été retiré était déjà arrivé, donc ça tient.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>StrandedUndoWords</name>
    <message numerus="yes">
        <source>%n bookings stay where they are, though nobody works there then.</source>
        <translation>
            <numerusform>%n rendez-vous reste là où il est, hors horaire.</numerusform>
            <numerusform>%n rendez-vous restent là où ils sont, hors horaire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings to move: see beside the calendar.</source>
        <translation>
            <numerusform>%n rendez-vous est à déplacer&#xa0;: voir à côté du calendrier.</numerusform>
            <numerusform>%n rendez-vous sont à déplacer&#xa0;: voir à côté du calendrier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings need an answer again.</source>
        <translation>
            <numerusform>%n rendez-vous est de nouveau à décider.</numerusform>
            <numerusform>%n rendez-vous sont de nouveau à décider.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask again about the %n bookings that were left where nobody works?</source>
        <translation>
            <numerusform>Redemander que faire du rendez-vous laissé hors horaire&#xa0;?</numerusform>
            <numerusform>Redemander que faire des %n rendez-vous laissés hors horaire&#xa0;?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StrandedWords</name>
    <message numerus="yes">
        <source>%1 is off: %n bookings to move</source>
        <translation>
            <numerusform>%1 est en congé&#xa0;: %n rendez-vous à déplacer</numerusform>
            <numerusform>%1 est en congé&#xa0;: %n rendez-vous à déplacer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bookings stand where nobody works</source>
        <translation>
            <numerusform>%n rendez-vous tombe hors des heures de travail</numerusform>
            <numerusform>%n rendez-vous tombent hors des heures de travail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Mechanic off</source>
        <translation>Mécanicien en congé</translation>
    </message>
    <message>
        <source>Outside the hours</source>
        <translation>Hors horaire</translation>
    </message>
    <message>
        <source>They need another time, unless somebody comes in for them.</source>
        <translation>À déplacer, à moins que quelqu’un ne vienne exprès.</translation>
    </message>
    <message>
        <source>No other time is free as far ahead as bookings are taken.</source>
        <translation>Aucune autre heure n’est libre aussi loin que l’on réserve.</translation>
    </message>
    <message>
        <source>Leave them there</source>
        <translation>Les laisser là</translation>
    </message>
</context>
<context>
    <name>SummaryBox</name>
    <message>
        <source>Summary for the customer</source>
        <translation>Compte rendu pour le client</translation>
    </message>
    <message>
        <source>What was found, what was done, what is to be done next</source>
        <translation>Ce qui a été constaté, ce qui a été fait, ce qui reste à faire</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Send it to the server (Ctrl+Enter)</source>
        <translation>L’envoyer au serveur (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Leave that one</source>
        <translation>Garder celui-là</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>Who is working?</source>
        <translation>Qui travaille&#x202f;?</translation>
    </message>
</context>
<context>
    <name>SwitchPanel</name>
    <message>
        <source>Accepting now</source>
        <translation>Disponible maintenant</translation>
    </message>
</context>
<context>
    <name>SwitchView</name>
    <message>
        <source>PIN</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Une autre personne</translation>
    </message>
    <message>
        <source>Back to work</source>
        <translation>Retour au travail</translation>
    </message>
    <message>
        <source>PIN of %1</source>
        <translation>NIP de %1</translation>
    </message>
    <message>
        <source>Sign in with the password</source>
        <translation>Se connecter avec le mot de passe</translation>
    </message>
    <message>
        <source>One moment …</source>
        <translation>Un instant…</translation>
    </message>
    <message>
        <source>With the password instead</source>
        <translation>Plutôt avec le mot de passe</translation>
    </message>
    <message>
        <source>%1 is at work and has no PIN, so going back needs none.</source>
        <translation>%1 est au travail et n’a pas de NIP, donc le retour n’en demande pas.</translation>
    </message>
    <message>
        <source>The next try is in %1 s.</source>
        <translation>Prochain essai dans %1&#xa0;s.</translation>
    </message>
    <message>
        <source>Who is working?</source>
        <translation>Qui travaille&#x202f;?</translation>
    </message>
    <message>
        <source>Nobody is signed in here</source>
        <translation>Personne n’est connecté ici</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>Au travail</translation>
    </message>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n à envoyer</numerusform>
            <numerusform>%n à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>You have no PIN, so nothing is locked. In the settings you can set one.</source>
        <translation>Vous n’avez pas de NIP, donc rien n’est verrouillé. Les réglages permettent d’en définir un.</translation>
    </message>
</context>
<context>
    <name>SyncBadge</name>
    <message>
        <source>The server has been away for very long. Have the connection looked at: what is done here is only on this computer so far.</source>
        <translation>Le serveur est absent depuis très longtemps. Faites vérifier la connexion&#xa0;: pour l’instant, ce qui est fait ici n’existe que sur cet ordinateur.</translation>
    </message>
    <message>
        <source>Signed out: sign in again</source>
        <translation>Déconnecté&#xa0;: reconnectez-vous</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>À jour</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full</source>
        <translation>Le disque de cet ordinateur est plein</translation>
    </message>
    <message>
        <source>This computer&apos;s disk does not take it</source>
        <translation>Le disque de cet ordinateur refuse d’écrire</translation>
    </message>
    <message>
        <source>data from %1</source>
        <translation>données&#xa0;: %1</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Déconnecté</translation>
    </message>
    <message>
        <source>Files waiting here cannot be read</source>
        <translation>Fichiers en attente illisibles</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Le trousseau est verrouillé</translation>
    </message>
    <message>
        <source>Update this program</source>
        <translation>Mettez ce programme à jour</translation>
    </message>
    <message>
        <source>Open the program again</source>
        <translation>Ouvrez le programme de nouveau</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Hors ligne</translation>
    </message>
    <message>
        <source>Offline for %1</source>
        <translation>Hors ligne depuis %1</translation>
    </message>
    <message>
        <source>What is waiting, and when the server was last heard</source>
        <translation>Ce qui attend, et la dernière nouvelle du serveur</translation>
    </message>
</context>
<context>
    <name>System</name>
    <message>
        <source>General</source>
        <translation>Général</translation>
    </message>
    <message>
        <source>Brakes</source>
        <translation>Freins</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Moteur</translation>
    </message>
    <message>
        <source>Warning light</source>
        <translation>Témoin lumineux</translation>
    </message>
    <message>
        <source>Transmission</source>
        <translation>Transmission</translation>
    </message>
    <message>
        <source>Drivetrain</source>
        <translation>Rouage d’entraînement</translation>
    </message>
    <message>
        <source>Electrical</source>
        <translation>Électricité</translation>
    </message>
    <message>
        <source>Battery</source>
        <translation>Batterie</translation>
    </message>
    <message>
        <source>Charging</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Démarrage</translation>
    </message>
    <message>
        <source>Suspension</source>
        <translation>Suspension</translation>
    </message>
    <message>
        <source>Steering</source>
        <translation>Direction</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Alignement</translation>
    </message>
    <message>
        <source>Tires</source>
        <translation>Pneus</translation>
    </message>
    <message>
        <source>Exhaust</source>
        <translation>Échappement</translation>
    </message>
    <message>
        <source>Cooling</source>
        <translation>Refroidissement</translation>
    </message>
    <message>
        <source>Heating and air conditioning</source>
        <translation>Chauffage et climatisation</translation>
    </message>
    <message>
        <source>Fuel</source>
        <translation>Carburant</translation>
    </message>
    <message>
        <source>Oil</source>
        <translation>Huile</translation>
    </message>
    <message>
        <source>Diesel</source>
        <translation>Diesel</translation>
    </message>
    <message>
        <source>Turbo</source>
        <translation>Turbo</translation>
    </message>
    <message>
        <source>Hybrid</source>
        <translation>Hybride</translation>
    </message>
    <message>
        <source>Electric vehicle</source>
        <translation>Véhicule électrique</translation>
    </message>
    <message>
        <source>Lights</source>
        <translation>Éclairage</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Carrosserie</translation>
    </message>
    <message>
        <source>Glass</source>
        <translation>Vitres</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sécurité</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>Inspection</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Entretien</translation>
    </message>
</context>
<context>
    <name>Terms</name>
    <message>
        <source>The server does not answer: tax, credit and what comes back are not known.</source>
        <translation>Le serveur ne répond pas&#xa0;: taxes, crédit et remboursements ne sont pas connus.</translation>
    </message>
    <message>
        <source>Asking the server what is paid and what comes back …</source>
        <translation>On demande au serveur ce qui est payé et remboursé…</translation>
    </message>
    <message>
        <source>Nothing is paid at booking.</source>
        <translation>Rien n’est payé à la réservation.</translation>
    </message>
    <message>
        <source>Account credit: %1.</source>
        <translation>Crédit au compte&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Deposit at booking: %1</source>
        <translation>Acompte à la réservation&#xa0;: %1</translation>
    </message>
    <message>
        <source>Paid before it begins: %1, of it tax %2</source>
        <translation>Payé avant le début&#xa0;: %1, dont taxes %2</translation>
    </message>
    <message>
        <source>Paid at booking: %1, of it tax %2</source>
        <translation>Payé à la réservation&#xa0;: %1, dont taxes %2</translation>
    </message>
    <message>
        <source>Account credit %1 pays %2 of it, %3 is left.</source>
        <translation>Le crédit au compte de %1 en paie %2, il reste %3.</translation>
    </message>
    <message>
        <source>Once it has begun nothing comes back.</source>
        <translation>Une fois commencé, rien n’est remboursé.</translation>
    </message>
    <message>
        <source>If the mechanic or the workshop cancels, everything comes back.</source>
        <translation>Si le mécanicien ou l’atelier annule, tout est remboursé.</translation>
    </message>
    <message>
        <source>As long as nobody has accepted, everything comes back.</source>
        <translation>Tant que personne n’a accepté, tout est remboursé.</translation>
    </message>
    <message>
        <source>The customer can move it until %1.</source>
        <translation>Le client peut le déplacer jusqu’à %1.</translation>
    </message>
    <message>
        <source>Cancelled from now on, or not come: %1 as credit that never expires, %2 is kept.</source>
        <translation>Annulé dès maintenant, ou absence&#xa0;: %1 en crédit qui n’expire jamais, %2 est gardé.</translation>
    </message>
    <message>
        <source>Cancelled later, or not come: %1 as credit that never expires, %2 is kept.</source>
        <translation>Annulé plus tard, ou absence&#xa0;: %1 en crédit qui n’expire jamais, %2 est gardé.</translation>
    </message>
    <message>
        <source>Cancelled until %1: everything comes back.</source>
        <translation>Annulé jusqu’à %1&#xa0;: tout est remboursé.</translation>
    </message>
    <message>
        <source>Cancelled from now on, or not come: nothing comes back.</source>
        <translation>Annulé dès maintenant, ou absence&#xa0;: rien n’est remboursé.</translation>
    </message>
    <message>
        <source>Cancelled later, or not come: nothing comes back.</source>
        <translation>Annulé plus tard, ou absence&#xa0;: rien n’est remboursé.</translation>
    </message>
    <message>
        <source>Cancelled until %1: nothing comes back.</source>
        <translation>Annulé jusqu’à %1&#xa0;: rien n’est remboursé.</translation>
    </message>
    <message>
        <source>%1 and %2 as credit</source>
        <translation>%1 et %2 en crédit</translation>
    </message>
    <message>
        <source>Cancelled until %1: %2 comes back, %3 is kept.</source>
        <translation>Annulé jusqu’à %1&#xa0;: %2 est remboursé, %3 est gardé.</translation>
    </message>
</context>
<context>
    <name>TextForm</name>
    <message>
        <source>The text</source>
        <translation>Le texte</translation>
    </message>
    <message>
        <source>Agreements that the customer ticks</source>
        <translation>Consentements que le client coche</translation>
    </message>
    <message>
        <source>Add an agreement</source>
        <translation>Ajouter un consentement</translation>
    </message>
    <message>
        <source>Begin with our draft</source>
        <translation>Repartir de notre ébauche</translation>
    </message>
    <message>
        <source>Yes, in the place of this</source>
        <translation>Oui, à la place de ceci</translation>
    </message>
    <message>
        <source>What comes with the program is a draft. A lawyer of the province has to approve what you publish.</source>
        <translation>Ce qui vient avec le programme est une ébauche. Un avocat de la province doit approuver ce que vous publiez.</translation>
    </message>
    <message>
        <source>From then on a visit begins only once its customer has signed. Until there is a kiosk they sign on paper; sessions by video, phone and chat have no way to sign yet.</source>
        <translation>À partir de là, une visite ne commence qu’une fois la décharge signée. Avant l’arrivée d’une borne on signe sur papier&#xa0;; les séances par vidéo, téléphone ou clavardage n’ont pas encore de moyen de signer.</translation>
    </message>
    <message>
        <source>Our lawyer has approved this text</source>
        <translation>Notre avocat a approuvé ce texte</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publier</translation>
    </message>
    <message>
        <source>Yes, ask for it from now on</source>
        <translation>Oui, le demander dès maintenant</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Yes, discard it</source>
        <translation>Oui, abandonner</translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>What a customer signs, in their language. A published version is never changed: the next one follows it, and who signed the one before signs anew.</source>
        <translation>Ce que le client signe, dans sa langue. Une version publiée ne change jamais&#xa0;: la suivante la remplace, et qui a signé la précédente signe de nouveau.</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Write the next version</source>
        <translation>Écrire la version suivante</translation>
    </message>
    <message>
        <source>Write the first version</source>
        <translation>Écrire la première version</translation>
    </message>
    <message>
        <source>No text is published in this language: its customers sign the other one.</source>
        <translation>Aucun texte n’est publié dans cette langue&#xa0;: ses clients signent l’autre.</translation>
    </message>
    <message>
        <source>No text is published: nobody is asked to sign.</source>
        <translation>Aucun texte n’est publié&#xa0;: personne n’a à signer.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>à partir de&#xa0;: %1</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>En vigueur</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>All texts</source>
        <translation>Tous les textes</translation>
    </message>
    <message>
        <source>From %1. Fingerprint: %2</source>
        <translation>À partir de&#xa0;: %1. Empreinte&#xa0;: %2</translation>
    </message>
    <message>
        <source>What changed from the version before</source>
        <translation>Ce qui a changé depuis la version précédente</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Rien n’a changé.</translation>
    </message>
    <message>
        <source>As a customer reads it</source>
        <translation>Tel que le client le lit</translation>
    </message>
    <message>
        <source>It is asked for from the moment at which you publish it, and stays as it is from then on.</source>
        <translation>Il est demandé dès sa publication, et reste tel quel à partir de là.</translation>
    </message>
</context>
<context>
    <name>Theme</name>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>The server is out of reach: there may be messages that are not shown.</source>
        <translation>Le serveur est hors d’atteinte&#xa0;: il peut y avoir des messages qui ne sont pas affichés.</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>Nobody has written yet.</source>
        <translation>Personne n’a encore écrit.</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>Envoi…</translation>
    </message>
    <message>
        <source>At most %1 characters.</source>
        <translation>Au plus %1 caractères.</translation>
    </message>
    <message>
        <source>Not sent: a draft on this computer. Send it once the server answers.</source>
        <translation>Pas envoyé&#xa0;: un brouillon sur cet ordinateur. Envoyez-le dès que le serveur répondra.</translation>
    </message>
    <message>
        <source>Not sent yet.</source>
        <translation>Pas encore envoyé.</translation>
    </message>
    <message>
        <source>The workshop</source>
        <translation>L’atelier</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>(with a file, see the pictures and papers)</source>
        <translation>(avec un fichier, voir les photos et documents)</translation>
    </message>
</context>
<context>
    <name>ThreadBox</name>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Message to the customer</source>
        <translation>Message au client</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Send it to the customer (Ctrl+Enter)</source>
        <translation>L’envoyer au client (Ctrl+Entrée)</translation>
    </message>
</context>
<context>
    <name>TickRow</name>
    <message>
        <source>Words of an agreement</source>
        <translation>Texte d’un consentement</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>Obligatoire</translation>
    </message>
    <message>
        <source>Remove: %1</source>
        <translation>Retirer&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>TimeGrid</name>
    <message>
        <source>Calendar</source>
        <translation>Calendrier</translation>
    </message>
    <message>
        <source>Arrows up and down change its length, Enter keeps it, Esc lets go</source>
        <translation>Les flèches haut et bas changent sa durée, Entrée la garde, Échap abandonne</translation>
    </message>
    <message>
        <source>Arrows or the mouse move it, Enter or a click puts it down, Esc lets go</source>
        <translation>Les flèches ou la souris le déplacent, Entrée ou un clic le pose, Échap l’abandonne</translation>
    </message>
</context>
<context>
    <name>TimeOffCount</name>
    <message numerus="yes">
        <source>%n requests for time off</source>
        <translation>
            <numerusform>%n demande de congé</numerusform>
            <numerusform>%n demandes de congé</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeOffForm</name>
    <message>
        <source>Whose time off</source>
        <translation>Le congé de qui</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Premier jour</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Dernier jour</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>What the calendar says</source>
        <translation>Ce que dit le calendrier</translation>
    </message>
    <message>
        <source>Vacation, appointment …</source>
        <translation>Vacances, rendez-vous…</translation>
    </message>
    <message>
        <source>Whole days</source>
        <translation>Journées entières</translation>
    </message>
    <message>
        <source>Some hours</source>
        <translation>Quelques heures</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Mechanic</source>
        <translation>Mécanicien</translation>
    </message>
</context>
<context>
    <name>TimeOffPage</name>
    <message>
        <source>Add time off</source>
        <translation>Ajouter un congé</translation>
    </message>
    <message>
        <source>Coming time off</source>
        <translation>Congés à venir</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Leave as it was</source>
        <translation>Laisser comme avant</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Nothing is asked for. Choose the days above, then Ask for it.</source>
        <translation>Rien n’est demandé. Choisissez les jours ci-dessus, puis Demander.</translation>
    </message>
    <message>
        <source>No time off is entered. Choose the days above, then Add.</source>
        <translation>Aucun congé n’est inscrit. Choisissez les jours ci-dessus, puis Ajouter.</translation>
    </message>
</context>
<context>
    <name>TimeTile</name>
    <message>
        <source>free</source>
        <translation>libre</translation>
    </message>
</context>
<context>
    <name>TitleButton</name>
    <message>
        <source>Go to a date (G)</source>
        <translation>Aller à une date (G)</translation>
    </message>
    <message>
        <source>%1: go to a date</source>
        <translation>%1&#xa0;: aller à une date</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>Coming</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Sur place</translation>
    </message>
    <message>
        <source>In service</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Nobody else is expected today.</source>
        <translation>Plus personne n’est attendu aujourd’hui.</translation>
    </message>
    <message>
        <source>Who has arrived and waits stands here.</source>
        <translation>Les clients arrivés qui attendent sont ici.</translation>
    </message>
    <message>
        <source>What is being worked on stands here.</source>
        <translation>Les travaux en cours sont ici.</translation>
    </message>
    <message>
        <source>What is finished, and who did not come, stands here.</source>
        <translation>Ce qui est terminé et les absences sont ici.</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivé</translation>
    </message>
    <message>
        <source>Not here</source>
        <translation>Pas encore là</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>+30 min</source>
        <translation>+30 min</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>Undo no-show</source>
        <translation>Annuler l’absence</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Différer</translation>
    </message>
    <message>
        <source>The customer is here</source>
        <translation>Le client est là</translation>
    </message>
    <message>
        <source>The customer is not here after all</source>
        <translation>Le client n’est pas là, finalement</translation>
    </message>
    <message>
        <source>Begin the work; its waiver has to be signed</source>
        <translation>Commencer le travail&#x202f;; la décharge doit être signée</translation>
    </message>
    <message>
        <source>The work is done; this cannot be taken back</source>
        <translation>Le travail est fait&#x202f;; ceci ne s’annule pas</translation>
    </message>
    <message>
        <source>It takes half an hour longer</source>
        <translation>Une demi-heure de plus est nécessaire</translation>
    </message>
    <message>
        <source>The customer did not come; can be taken back</source>
        <translation>Le client n’est pas venu&#x202f;; peut s’annuler</translation>
    </message>
    <message>
        <source>The customer came after all</source>
        <translation>Le client est finalement venu</translation>
    </message>
    <message>
        <source>Frees its time and bay; it waits on deck for another one</source>
        <translation>Libère son heure et sa baie&#x202f;; le rendez-vous reste en réserve jusqu’à une autre place</translation>
    </message>
    <message>
        <source>The workshop is closed today.</source>
        <translation>L’atelier est fermé aujourd’hui.</translation>
    </message>
    <message>
        <source>%1: nothing booked yet</source>
        <translation>%1&#xa0;: rien de réservé pour l’instant</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>immediate</source>
        <translation>immédiat</translation>
    </message>
    <message>
        <source>just advice</source>
        <translation>conseil seulement</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>No free hour with a mechanic in the coming week</source>
        <translation>Aucune heure libre avec un mécanicien d’ici une semaine</translation>
    </message>
    <message>
        <source>Next free: %1</source>
        <translation>Prochaine heure&#xa0;: %1</translation>
    </message>
    <message>
        <source>Next free with a mechanic: %1</source>
        <translation>Prochaine heure avec un mécanicien&#xa0;: %1</translation>
    </message>
    <message>
        <source>taken %1</source>
        <translation>pris %1</translation>
    </message>
    <message>
        <source>nothing booked</source>
        <translation>rien de réservé</translation>
    </message>
    <message>
        <source>not at work %1</source>
        <translation>absent %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>waits for your answer</source>
        <translation>attend votre réponse</translation>
    </message>
    <message>
        <source>%1 has not answered yet</source>
        <translation>%1 n’a pas encore répondu</translation>
    </message>
    <message>
        <source>just arrived</source>
        <translation>vient d’arriver</translation>
    </message>
    <message>
        <source>waiting %1</source>
        <translation>attend depuis %1</translation>
    </message>
    <message>
        <source>%1 late</source>
        <translation>%1 de retard</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’à %1</translation>
    </message>
    <message>
        <source>%1 over</source>
        <translation>dépassé de %1</translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation>suivant à %1</translation>
    </message>
    <message>
        <source>only %1 ends it, or lets it last longer</source>
        <translation>à %1 de la terminer ou de la prolonger</translation>
    </message>
    <message>
        <source>ended %1</source>
        <translation>fin à %1</translation>
    </message>
    <message>
        <source>Show that day</source>
        <translation>Voir ce jour</translation>
    </message>
    <message>
        <source>Show %1 in the calendar</source>
        <translation>Voir %1 dans le calendrier</translation>
    </message>
</context>
<context>
    <name>TodayFoot</name>
    <message>
        <source>Next three hours</source>
        <translation>Trois prochaines heures</translation>
    </message>
</context>
<context>
    <name>TodayHeader</name>
    <message>
        <source>Walk-in</source>
        <translation>Sans rendez-vous</translation>
    </message>
    <message>
        <source>A customer without a booking (I)</source>
        <translation>Un client sans rendez-vous (I)</translation>
    </message>
    <message numerus="yes">
        <source>%n wait</source>
        <translation>
            <numerusform>%n attend</numerusform>
            <numerusform>%n attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for a mechanic</source>
        <translation>
            <numerusform>%n personne attend un mécanicien</numerusform>
            <numerusform>%n personnes attendent un mécanicien</numerusform>
        </translation>
    </message>
    <message>
        <source>Show who waits for a mechanic</source>
        <translation>Montrer qui attend un mécanicien</translation>
    </message>
    <message numerus="yes">
        <source>%n need an answer</source>
        <translation>
            <numerusform>%n à décider</numerusform>
            <numerusform>%n à décider</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what needs an answer, beside the calendar</source>
        <translation>Voir ce qui est à décider, à côté du calendrier</translation>
    </message>
    <message numerus="yes">
        <source>%n requests</source>
        <translation>
            <numerusform>%n demande</numerusform>
            <numerusform>%n demandes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visit requests to answer</source>
        <translation>
            <numerusform>%n demande de visite à traiter</numerusform>
            <numerusform>%n demandes de visite à traiter</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the visit requests that wait for an answer</source>
        <translation>Voir les demandes de visite qui attendent une réponse</translation>
    </message>
</context>
<context>
    <name>Trail</name>
    <message>
        <source>Bookings</source>
        <translation>Rendez-vous</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Requests and waitlist</source>
        <translation>Demandes et liste d’attente</translation>
    </message>
    <message>
        <source>Hours and time off</source>
        <translation>Horaires et congés</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>Argent</translation>
    </message>
    <message>
        <source>Waivers</source>
        <translation>Décharges</translation>
    </message>
    <message>
        <source>People and access</source>
        <translation>Personnes et accès</translation>
    </message>
    <message>
        <source>Workshop and prices</source>
        <translation>Atelier et tarifs</translation>
    </message>
    <message>
        <source>Asked for a mechanic at once</source>
        <translation>Mécanicien demandé sur-le-champ</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Taken over from another calendar</source>
        <translation>Repris d’un autre calendrier</translation>
    </message>
    <message>
        <source>Kept without a time</source>
        <translation>Gardé sans heure</translation>
    </message>
    <message>
        <source>Given a time</source>
        <translation>Placé à une heure</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Déplacé</translation>
    </message>
    <message>
        <source>Details corrected</source>
        <translation>Détails corrigés</translation>
    </message>
    <message>
        <source>Put in another bay</source>
        <translation>Placé dans une autre baie</translation>
    </message>
    <message>
        <source>Parked without a time</source>
        <translation>Mis de côté, sans heure</translation>
    </message>
    <message>
        <source>Made longer</source>
        <translation>Prolongé</translation>
    </message>
    <message>
        <source>Accepted by the mechanic</source>
        <translation>Accepté par le mécanicien</translation>
    </message>
    <message>
        <source>Declined by the mechanic</source>
        <translation>Refusé par le mécanicien</translation>
    </message>
    <message>
        <source>The mechanic did not answer in time</source>
        <translation>Le mécanicien n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>No mechanic was found</source>
        <translation>Aucun mécanicien trouvé</translation>
    </message>
    <message>
        <source>About to begin</source>
        <translation>Sur le point de commencer</translation>
    </message>
    <message>
        <source>The customer is in the lobby</source>
        <translation>Le client est dans la salle d’attente</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivé</translation>
    </message>
    <message>
        <source>Not here after all</source>
        <translation>Arrivée annulée&#xa0;: pas encore là</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Commencé</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Ended in the mechanic’s place</source>
        <translation>Terminé à la place du mécanicien</translation>
    </message>
    <message>
        <source>Took place without a time</source>
        <translation>A eu lieu sans heure</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>The customer did not come</source>
        <translation>Le client n’est pas venu</translation>
    </message>
    <message>
        <source>No-show taken back: the customer came</source>
        <translation>Absence retirée&#xa0;: le client est venu</translation>
    </message>
    <message>
        <source>The mechanic did not come</source>
        <translation>Le mécanicien n’est pas venu</translation>
    </message>
    <message>
        <source>Offer answered</source>
        <translation>Réponse à une offre</translation>
    </message>
    <message>
        <source>Picture or paper attached</source>
        <translation>Photo ou document joint</translation>
    </message>
    <message>
        <source>Summary written</source>
        <translation>Résumé rédigé</translation>
    </message>
    <message>
        <source>Rated by the customer</source>
        <translation>Évalué par le client</translation>
    </message>
    <message>
        <source>Reminders switched on</source>
        <translation>Rappels activés</translation>
    </message>
    <message>
        <source>Reminders switched off</source>
        <translation>Rappels désactivés</translation>
    </message>
    <message>
        <source>Confirmation sent again</source>
        <translation>Confirmation envoyée de nouveau</translation>
    </message>
    <message>
        <source>Customer added</source>
        <translation>Client ajouté</translation>
    </message>
    <message>
        <source>Customer corrected</source>
        <translation>Client corrigé</translation>
    </message>
    <message>
        <source>Two customers merged</source>
        <translation>Deux clients fusionnés</translation>
    </message>
    <message>
        <source>Vehicle added</source>
        <translation>Véhicule ajouté</translation>
    </message>
    <message>
        <source>Vehicle corrected</source>
        <translation>Véhicule corrigé</translation>
    </message>
    <message>
        <source>Customer came by the website</source>
        <translation>Client venu par le site Web</translation>
    </message>
    <message>
        <source>Consent to text messages</source>
        <translation>Consentement aux textos</translation>
    </message>
    <message>
        <source>Favourite mechanic added</source>
        <translation>Mécanicien favori ajouté</translation>
    </message>
    <message>
        <source>Favourite mechanic taken away</source>
        <translation>Mécanicien favori retiré</translation>
    </message>
    <message>
        <source>Link to a platform account asked for</source>
        <translation>Lien à un compte de plateforme demandé</translation>
    </message>
    <message>
        <source>End of the link to a platform account asked for</source>
        <translation>Fin du lien à un compte de plateforme demandée</translation>
    </message>
    <message>
        <source>Own bookings asked for by email</source>
        <translation>Propres rendez-vous demandés par courriel</translation>
    </message>
    <message>
        <source>Linked to a platform account</source>
        <translation>Lié à un compte de plateforme</translation>
    </message>
    <message>
        <source>No longer linked to a platform account</source>
        <translation>Plus lié à un compte de plateforme</translation>
    </message>
    <message>
        <source>Own bookings seen</source>
        <translation>Propres rendez-vous consultés</translation>
    </message>
    <message>
        <source>Customer list taken over</source>
        <translation>Liste de clients reprise</translation>
    </message>
    <message>
        <source>Visit request taken down</source>
        <translation>Demande de visite notée</translation>
    </message>
    <message>
        <source>Visit confirmed</source>
        <translation>Visite confirmée</translation>
    </message>
    <message>
        <source>Other times offered</source>
        <translation>Autres heures proposées</translation>
    </message>
    <message>
        <source>Visit request declined</source>
        <translation>Demande de visite refusée</translation>
    </message>
    <message>
        <source>Visit request withdrawn</source>
        <translation>Demande de visite retirée</translation>
    </message>
    <message>
        <source>The offered times were not answered</source>
        <translation>Pas de réponse aux heures proposées</translation>
    </message>
    <message>
        <source>Put on the waitlist</source>
        <translation>Mis sur la liste d’attente</translation>
    </message>
    <message>
        <source>Taken off the waitlist</source>
        <translation>Retiré de la liste d’attente</translation>
    </message>
    <message>
        <source>Booked from the waitlist</source>
        <translation>Réservé depuis la liste d’attente</translation>
    </message>
    <message>
        <source>Hours of a mechanic changed</source>
        <translation>Horaire d’un mécanicien modifié</translation>
    </message>
    <message>
        <source>Settings of a mechanic changed</source>
        <translation>Réglages d’un mécanicien modifiés</translation>
    </message>
    <message>
        <source>Opening hours changed</source>
        <translation>Heures d’ouverture modifiées</translation>
    </message>
    <message>
        <source>Special day entered</source>
        <translation>Jour particulier inscrit</translation>
    </message>
    <message>
        <source>Special day taken away</source>
        <translation>Jour particulier retiré</translation>
    </message>
    <message>
        <source>Time off entered</source>
        <translation>Congé inscrit</translation>
    </message>
    <message>
        <source>Time off answered</source>
        <translation>Réponse à un congé</translation>
    </message>
    <message>
        <source>Time off taken back</source>
        <translation>Congé retiré</translation>
    </message>
    <message>
        <source>Outside calendar subscribed to</source>
        <translation>Calendrier extérieur abonné</translation>
    </message>
    <message>
        <source>Outside calendar taken away</source>
        <translation>Calendrier extérieur retiré</translation>
    </message>
    <message>
        <source>Accepting now switched</source>
        <translation>Disponibilité immédiate changée</translation>
    </message>
    <message>
        <source>Calendar taken over</source>
        <translation>Calendrier repris</translation>
    </message>
    <message>
        <source>Times for walk-ins kept for a computer</source>
        <translation>Plages sans rendez-vous gardées pour un ordinateur</translation>
    </message>
    <message>
        <source>Time for walk-ins given back</source>
        <translation>Plage sans rendez-vous rendue</translation>
    </message>
    <message>
        <source>Payment begun</source>
        <translation>Paiement commencé</translation>
    </message>
    <message>
        <source>Payment taken</source>
        <translation>Paiement reçu</translation>
    </message>
    <message>
        <source>Card payment asked for</source>
        <translation>Paiement par carte demandé</translation>
    </message>
    <message>
        <source>Quote written</source>
        <translation>Soumission rédigée</translation>
    </message>
    <message>
        <source>Refund beyond the policy</source>
        <translation>Remboursement hors politique</translation>
    </message>
    <message>
        <source>Refund handed over</source>
        <translation>Remboursement remis</translation>
    </message>
    <message>
        <source>Refund did not go through</source>
        <translation>Le remboursement n’a pas passé</translation>
    </message>
    <message>
        <source>Credit changed</source>
        <translation>Crédit modifié</translation>
    </message>
    <message>
        <source>Transactions exported</source>
        <translation>Transactions exportées</translation>
    </message>
    <message>
        <source>Signed waiver received</source>
        <translation>Décharge signée reçue</translation>
    </message>
    <message>
        <source>Another waiver under the same number kept apart</source>
        <translation>Autre décharge sous le même numéro mise à part</translation>
    </message>
    <message>
        <source>Waiver read</source>
        <translation>Décharge lue</translation>
    </message>
    <message>
        <source>Waiver superseded</source>
        <translation>Décharge remplacée</translation>
    </message>
    <message>
        <source>Waiver held for a lawsuit</source>
        <translation>Décharge retenue pour un litige</translation>
    </message>
    <message>
        <source>Waiver no longer held</source>
        <translation>Décharge plus retenue</translation>
    </message>
    <message>
        <source>Waiver erased: its time is over</source>
        <translation>Décharge effacée&#xa0;: son délai est échu</translation>
    </message>
    <message>
        <source>Waiver text published</source>
        <translation>Texte de décharge publié</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>Session ouverte</translation>
    </message>
    <message>
        <source>Signed out</source>
        <translation>Session fermée</translation>
    </message>
    <message>
        <source>Password set by a code</source>
        <translation>Mot de passe choisi avec un code</translation>
    </message>
    <message>
        <source>Sign-in renewed late</source>
        <translation>Connexion renouvelée en retard</translation>
    </message>
    <message>
        <source>Old sign-in used again: signed out to be safe</source>
        <translation>Ancienne connexion réutilisée&#xa0;: déconnexion par prudence</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Mot de passe changé</translation>
    </message>
    <message>
        <source>Code for a password given</source>
        <translation>Code pour un mot de passe donné</translation>
    </message>
    <message>
        <source>Person taken in</source>
        <translation>Personne ajoutée</translation>
    </message>
    <message>
        <source>Person changed</source>
        <translation>Personne modifiée</translation>
    </message>
    <message>
        <source>Mechanic’s profile made</source>
        <translation>Profil de mécanicien créé</translation>
    </message>
    <message>
        <source>Mechanic’s profile changed</source>
        <translation>Profil de mécanicien modifié</translation>
    </message>
    <message>
        <source>Computer renamed</source>
        <translation>Ordinateur renommé</translation>
    </message>
    <message>
        <source>Computer’s access taken away</source>
        <translation>Accès d’un ordinateur retiré</translation>
    </message>
    <message>
        <source>Code for a kiosk given</source>
        <translation>Code de borne remis</translation>
    </message>
    <message>
        <source>Kiosk let in by a code</source>
        <translation>Borne admise par un code</translation>
    </message>
    <message>
        <source>Key of a computer’s data kept safe</source>
        <translation>Clé des données d’un ordinateur mise en sûreté</translation>
    </message>
    <message>
        <source>Key of a computer’s data given back</source>
        <translation>Clé des données d’un ordinateur rendue</translation>
    </message>
    <message>
        <source>Key of a computer’s data refused</source>
        <translation>Clé des données d’un ordinateur refusée</translation>
    </message>
    <message>
        <source>Computer without access hands over what it had</source>
        <translation>Un ordinateur sans accès remet ce qu’il avait</translation>
    </message>
    <message>
        <source>Computer without access has handed everything over</source>
        <translation>Un ordinateur sans accès a tout remis</translation>
    </message>
    <message>
        <source>Decided on what a computer had handed over</source>
        <translation>Décision sur ce qu’un ordinateur avait remis</translation>
    </message>
    <message>
        <source>File with changes read in</source>
        <translation>Fichier de changements lu</translation>
    </message>
    <message>
        <source>Access key made</source>
        <translation>Clé d’accès créée</translation>
    </message>
    <message>
        <source>Access key taken away</source>
        <translation>Clé d’accès retirée</translation>
    </message>
    <message>
        <source>Weekly question about hours switched on</source>
        <translation>Question hebdomadaire sur l’horaire activée</translation>
    </message>
    <message>
        <source>Weekly question about hours switched off</source>
        <translation>Question hebdomadaire sur l’horaire désactivée</translation>
    </message>
    <message>
        <source>Workshop’s details changed</source>
        <translation>Coordonnées de l’atelier modifiées</translation>
    </message>
    <message>
        <source>Bay added</source>
        <translation>Baie ajoutée</translation>
    </message>
    <message>
        <source>Bay changed</source>
        <translation>Baie modifiée</translation>
    </message>
    <message>
        <source>Plan added</source>
        <translation>Forfait ajouté</translation>
    </message>
    <message>
        <source>Plan changed</source>
        <translation>Forfait modifié</translation>
    </message>
    <message>
        <source>Policy changed</source>
        <translation>Politique modifiée</translation>
    </message>
    <message>
        <source>Listing of the workshop changed</source>
        <translation>Affichage de l’atelier modifié</translation>
    </message>
    <message>
        <source>Workshop set up</source>
        <translation>Atelier créé</translation>
    </message>
    <message>
        <source>by itself, or by the customer</source>
        <translation>par le système ou par le client</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>quelqu’un</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>approuvé</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activée</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivée</translation>
    </message>
    <message>
        <source>given</source>
        <translation>donné</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>%1 lines</source>
        <translation>%1 lignes</translation>
    </message>
</context>
<context>
    <name>TrailList</name>
    <message>
        <source>History of the workshop</source>
        <translation>Historique de l’atelier</translation>
    </message>
</context>
<context>
    <name>Undo</name>
    <message>
        <source>The booking of %1 is kept here and waits for the server.</source>
        <translation>%1&#xa0;: la réservation est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The booking of %1 waits for the server; then %2 is asked.</source>
        <translation>%1&#xa0;: la réservation attend le serveur&#x202f;; elle sera ensuite proposée à %2.</translation>
    </message>
    <message>
        <source>The move of %1 is kept here and waits for the server.</source>
        <translation>%1&#xa0;: le déplacement est gardé ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The move of %1 waits for the server; then %2 is asked.</source>
        <translation>%1&#xa0;: le déplacement attend le serveur&#x202f;; ce sera ensuite proposé à %2.</translation>
    </message>
    <message>
        <source>The other bay for %1 is kept here and waits for the server.</source>
        <translation>L’autre baie de %1 est conservée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The new length for %1 is kept here and waits for the server.</source>
        <translation>La nouvelle durée pour %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The extension for %1 is kept here and waits for the server.</source>
        <translation>La prolongation pour %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The cancellation of %1 is kept here and waits for the server.</source>
        <translation>%1&#xa0;: l’annulation est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The no-show of %1 is kept here and waits for the server.</source>
        <translation>%1&#xa0;: l’absence est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>That %1 has arrived is kept here and waits for the server.</source>
        <translation>L’arrivée de %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The details of %1 are kept here and wait for the server.</source>
        <translation>%1&#xa0;: la correction est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The booking details of %1 are kept here and wait for the server.</source>
        <translation>Les détails du rendez-vous de %1 sont conservés ici et attendent le serveur.</translation>
    </message>
    <message>
        <source>The parking of %1 is kept here and waits for the server.</source>
        <translation>La mise de côté de %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The new time of %1 is kept here and waits for the server.</source>
        <translation>La nouvelle heure de %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The new time of %1 waits for the server; then %2 is asked.</source>
        <translation>%1&#xa0;: la nouvelle heure attend le serveur&#x202f;; ce sera ensuite proposé à %2.</translation>
    </message>
    <message>
        <source>%1 is booked.</source>
        <translation>%1&#xa0;: réservé.</translation>
    </message>
    <message>
        <source>The request of %1 is kept here and waits for the server.</source>
        <translation>La demande de %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The answer to %1 is kept here and waits for the server.</source>
        <translation>La réponse à %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>The visit of %1 is confirmed.</source>
        <translation>La visite de %1 est confirmée.</translation>
    </message>
    <message>
        <source>%1: offered to the mechanic, who answers first.</source>
        <translation>%1&#xa0;: proposé au mécanicien, qui répond d’abord.</translation>
    </message>
    <message>
        <source>Other times are offered to %1.</source>
        <translation>D’autres heures sont proposées à %1.</translation>
    </message>
    <message>
        <source>The request of %1 is declined.</source>
        <translation>La demande de %1 est refusée.</translation>
    </message>
    <message>
        <source>The request of %1 is withdrawn.</source>
        <translation>La demande de %1 est retirée.</translation>
    </message>
    <message>
        <source>The request of %1 is in the queue.</source>
        <translation>La demande de %1 est dans la file.</translation>
    </message>
    <message>
        <source>To change one, move or cancel its visit.</source>
        <translation>Pour en changer un, déplacez ou annulez le rendez-vous.</translation>
    </message>
    <message>
        <source>To change it, move or cancel the visit.</source>
        <translation>Pour le changer, déplacez ou annulez le rendez-vous.</translation>
    </message>
    <message>
        <source>They may have been told: it is not taken back.</source>
        <translation>Le client l’a peut-être appris&#xa0;: cela ne s’annule plus.</translation>
    </message>
    <message>
        <source>The request of %1 is in the queue of every desk. Decline or withdraw it instead.</source>
        <translation>La demande de %1 est dans la file de tous les postes. Refusez-la ou retirez-la plutôt.</translation>
    </message>
    <message>
        <source>It counts, and the customer may know of it. Move or cancel the visit instead.</source>
        <translation>C’est fait, et le client l’a peut-être appris. Déplacez ou annulez plutôt le rendez-vous.</translation>
    </message>
    <message>
        <source>It counts already: note a new request if they want it after all.</source>
        <translation>C’est déjà fait&#xa0;: notez une nouvelle demande si le client y tient quand même.</translation>
    </message>
    <message>
        <source>It counts, and the customer may know of it: it cannot be taken back.</source>
        <translation>C’est fait, et le client l’a peut-être appris&#xa0;: cela ne s’annule plus.</translation>
    </message>
    <message>
        <source>The request of %1 is taken back.</source>
        <translation>La demande de %1 est annulée.</translation>
    </message>
    <message>
        <source>The answer is taken back: the request of %1 waits again.</source>
        <translation>La réponse est annulée&#xa0;: la demande de %1 attend de nouveau.</translation>
    </message>
    <message>
        <source>Take back the request of %1?</source>
        <translation>Annuler la demande de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Take back the answer to %1?</source>
        <translation>Annuler la réponse à %1&#x202f;?</translation>
    </message>
    <message>
        <source>The booking of %1 is moved.</source>
        <translation>%1&#xa0;: réservation déplacée.</translation>
    </message>
    <message>
        <source>%1 is moved: %3.</source>
        <translation>%1&#xa0;: réservation déplacée, %3.</translation>
    </message>
    <message>
        <source>%1 is on the calendar again: %3.</source>
        <translation>%1 est de nouveau au calendrier&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 has another bay.</source>
        <translation>%1 a une autre baie.</translation>
    </message>
    <message>
        <source>The booking of %1 has another length.</source>
        <translation>Le rendez-vous de %1 a une autre durée.</translation>
    </message>
    <message>
        <source>The session of %1 lasts longer.</source>
        <translation>Le rendez-vous de %1 dure plus longtemps.</translation>
    </message>
    <message>
        <source>The booking of %1 is cancelled.</source>
        <translation>%1&#xa0;: réservation annulée.</translation>
    </message>
    <message>
        <source>%1 is marked as a no-show.</source>
        <translation>%1&#xa0;: absence notée.</translation>
    </message>
    <message>
        <source>%1 has arrived.</source>
        <translation>Arrivée de %1 notée.</translation>
    </message>
    <message>
        <source>The details of %1 are changed.</source>
        <translation>%1&#xa0;: coordonnées corrigées.</translation>
    </message>
    <message>
        <source>The booking details of %1 are changed.</source>
        <translation>Les détails du rendez-vous de %1 sont modifiés.</translation>
    </message>
    <message>
        <source>%1 is parked: on deck, without a time.</source>
        <translation>%1 est différé&#xa0;: en réserve, sans heure.</translation>
    </message>
    <message>
        <source>%1: on the calendar again; %2 answers first.</source>
        <translation>%1&#xa0;: de nouveau au calendrier&#x202f;; %2 répond d’abord.</translation>
    </message>
    <message>
        <source>%1 is on the calendar again.</source>
        <translation>%1 est de nouveau au calendrier.</translation>
    </message>
    <message>
        <source>%1: on the calendar again, %3; %2 answers first.</source>
        <translation>%1&#xa0;: de nouveau au calendrier, %3&#x202f;; %2 répond d’abord.</translation>
    </message>
    <message>
        <source>%1, with %2</source>
        <translation>%1, avec %2</translation>
    </message>
    <message>
        <source>The visit of %1 is as it was before.</source>
        <translation>La visite de %1 est comme avant.</translation>
    </message>
    <message>
        <source>The booking of %1 is back where it was.</source>
        <translation>%1&#xa0;: réservation remise à sa place.</translation>
    </message>
    <message>
        <source>%1 is back in the bay of before.</source>
        <translation>%1 est de retour dans sa baie d’avant.</translation>
    </message>
    <message>
        <source>The booking of %1 is as long as it was.</source>
        <translation>Le rendez-vous de %1 a la même durée qu’avant.</translation>
    </message>
    <message>
        <source>%1 is expected again.</source>
        <translation>%1&#xa0;: de nouveau attendu.</translation>
    </message>
    <message>
        <source>The details of %1 are as they were.</source>
        <translation>%1&#xa0;: les coordonnées sont comme avant.</translation>
    </message>
    <message>
        <source>The booking details of %1 are as they were.</source>
        <translation>Les détails du rendez-vous de %1 sont comme avant.</translation>
    </message>
    <message>
        <source>%1 is parked again.</source>
        <translation>%1 est de nouveau différé.</translation>
    </message>
    <message>
        <source>The booking of %1 stays as it was.</source>
        <translation>%1&#xa0;: rien n’a changé.</translation>
    </message>
    <message>
        <source>The last step, that the work for %1 has begun, cannot be taken back.</source>
        <translation>La dernière action, le début du travail pour %1, ne peut pas être annulée.</translation>
    </message>
    <message>
        <source>The last step, that the work for %1 takes longer, cannot be taken back.</source>
        <translation>La dernière action, la prolongation pour %1, ne peut pas être annulée.</translation>
    </message>
    <message>
        <source>The last step, that the work for %1 is done, cannot be taken back.</source>
        <translation>La dernière action, la fin du travail pour %1, ne peut pas être annulée.</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>cliente ou client</translation>
    </message>
    <message>
        <source>Taking it back for %1 waits for the server.</source>
        <translation>%1&#xa0;: le retour en arrière attend le serveur.</translation>
    </message>
    <message>
        <source>%1 has the bay.</source>
        <translation>%1&#xa0;: baie confirmée.</translation>
    </message>
    <message>
        <source>%1 has a bay: %3.</source>
        <translation>%1 a une baie&#xa0;: %3.</translation>
    </message>
    <message>
        <source>%1 has a bay from %3, after a wait of %4.</source>
        <translation>%1 a une baie dès %3, après %4 d’attente.</translation>
    </message>
    <message>
        <source>%1 is booked: %3.</source>
        <translation>%1&#xa0;: réservé, %3.</translation>
    </message>
    <message>
        <source>%1: moved; %2 answers first.</source>
        <translation>%1&#xa0;: déplacement proposé à %2.</translation>
    </message>
    <message>
        <source>Taking it back for %1 waits for the server; then %2 is asked.</source>
        <translation>%1&#xa0;: le retour en arrière attend le serveur&#x202f;; ce sera ensuite proposé à %2.</translation>
    </message>
    <message>
        <source>The booking of %1 is taken back.</source>
        <translation>%1&#xa0;: réservation retirée.</translation>
    </message>
    <message>
        <source>%1: moved back; %2 is asked again.</source>
        <translation>%1&#xa0;: retour proposé à %2.</translation>
    </message>
    <message>
        <source>%1 is booked again.</source>
        <translation>%1&#xa0;: réservé de nouveau.</translation>
    </message>
    <message>
        <source>%1 is offered to %2 again, who answers first.</source>
        <translation>%1&#xa0;: de nouveau proposé à %2, qui répond d’abord.</translation>
    </message>
    <message>
        <source>the mechanic</source>
        <translation>le mécanicien</translation>
    </message>
    <message>
        <source>Move the booking of %1 back to where it was?</source>
        <translation>Remettre la réservation de %1 où elle était&#x202f;?</translation>
    </message>
    <message>
        <source>Put %1 back in the bay of before?</source>
        <translation>Remettre %1 dans sa baie d’avant&#x202f;?</translation>
    </message>
    <message>
        <source>Make the booking of %1 as long as it was?</source>
        <translation>Redonner au rendez-vous de %1 la durée qu’il avait&#x202f;?</translation>
    </message>
    <message>
        <source>Take back the extension for %1?</source>
        <translation>Annuler la prolongation pour %1&#x202f;?</translation>
    </message>
    <message>
        <source>Book %1 again?</source>
        <translation>Réserver de nouveau pour %1&#x202f;?</translation>
    </message>
    <message>
        <source>Take back the no-show of %1?</source>
        <translation>Annuler l’absence de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Take back that %1 has arrived?</source>
        <translation>Annuler l’arrivée de %1&#xa0;?</translation>
    </message>
    <message>
        <source>Put %1 back on the calendar?</source>
        <translation>Remettre %1 au calendrier&#x202f;?</translation>
    </message>
    <message>
        <source>Park %1 again?</source>
        <translation>Mettre %1 de nouveau de côté&#x202f;?</translation>
    </message>
    <message>
        <source>Take back what was changed in the booking details of %1?</source>
        <translation>Annuler ce qui a été modifié dans les détails du rendez-vous de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Take back what was changed in the details of %1?</source>
        <translation>Annuler la correction des coordonnées de %1&#x202f;?</translation>
    </message>
    <message>
        <source>Take back the booking of %1?</source>
        <translation>Retirer la réservation de %1&#x202f;?</translation>
    </message>
    <message>
        <source>a customer</source>
        <translation>un client</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Ctrl+Z once more does it; left alone, all stays.</source>
        <translation>Encore Ctrl+Z le fait&#x202f;; sinon, rien ne change.</translation>
    </message>
    <message>
        <source>The request for time off is kept here and waits for the server.</source>
        <translation>La demande de congé est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>Time off is asked for; the owner answers.</source>
        <translation>Le congé est demandé&#xa0;; le propriétaire répond.</translation>
    </message>
    <message>
        <source>Time off is kept here and waits for the server.</source>
        <translation>Le congé est gardé ici et attend le serveur.</translation>
    </message>
    <message>
        <source>Time off is saved.</source>
        <translation>Le congé est enregistré.</translation>
    </message>
    <message>
        <source>The workshop’s hours are kept here and wait for the server.</source>
        <translation>Les heures de l’atelier sont gardées ici et attendent le serveur.</translation>
    </message>
    <message>
        <source>The workshop’s hours are saved.</source>
        <translation>Les heures de l’atelier sont enregistrées.</translation>
    </message>
    <message>
        <source>The hours of %1 are kept here and wait for the server.</source>
        <translation>Les heures de %1 sont gardées ici et attendent le serveur.</translation>
    </message>
    <message>
        <source>The hours of %1 are saved.</source>
        <translation>Les heures de %1 sont enregistrées.</translation>
    </message>
    <message>
        <source>The request has been answered. Give another answer in its line.</source>
        <translation>La demande a reçu sa réponse. Donnez-en une autre à sa ligne.</translation>
    </message>
    <message>
        <source>The hours stayed as they were: the server had refused the change.</source>
        <translation>Les heures sont restées les mêmes&#xa0;: le serveur avait refusé le changement.</translation>
    </message>
    <message>
        <source>The request stays answered: give another answer in its line.</source>
        <translation>La demande garde sa réponse&#xa0;: donnez-en une autre sur sa ligne.</translation>
    </message>
    <message>
        <source>Taking the hours back waits for the server.</source>
        <translation>Le retour aux heures d’avant attend le serveur.</translation>
    </message>
    <message>
        <source>Time off is as it was.</source>
        <translation>Les congés sont comme avant.</translation>
    </message>
    <message>
        <source>The workshop’s hours are as they were.</source>
        <translation>Les heures de l’atelier sont comme avant.</translation>
    </message>
    <message>
        <source>The hours of %1 are as they were.</source>
        <translation>Les heures de %1 sont comme avant.</translation>
    </message>
    <message>
        <source>Take back the change of time off?</source>
        <translation>Annuler le changement de congé&#x202f;?</translation>
    </message>
    <message>
        <source>Take back the change of the workshop’s hours?</source>
        <translation>Annuler le changement des heures de l’atelier&#x202f;?</translation>
    </message>
    <message>
        <source>Take back the change of the hours of %1?</source>
        <translation>Annuler le changement des heures de %1&#x202f;?</translation>
    </message>
    <message>
        <source>%1 and %3 are one customer now; that is for good.</source>
        <translation>%1 et %3 ne font plus qu’un&#xa0;; c’est définitif.</translation>
    </message>
    <message>
        <source>%1 and %3 become one customer as soon as the server has answered.</source>
        <translation>%1 et %3 ne feront qu’un dès que le serveur aura répondu.</translation>
    </message>
    <message>
        <source>%1 is among the customers now.</source>
        <translation>%1 fait maintenant partie de la clientèle.</translation>
    </message>
    <message>
        <source>The new customer %1 is kept here and waits for the server.</source>
        <translation>La nouvelle fiche de %1 est gardée ici et attend le serveur.</translation>
    </message>
    <message>
        <source>%1 and %3 stay two customers.</source>
        <translation>%1 et %3 restent deux fiches.</translation>
    </message>
    <message>
        <source>The new customer %1 is taken back.</source>
        <translation>La nouvelle fiche de %1 est annulée.</translation>
    </message>
    <message>
        <source>Keep %1 and %3 apart as two customers?</source>
        <translation>Garder %1 et %3 séparés, comme deux clients&#xa0;?</translation>
    </message>
    <message>
        <source>Take back the new customer %1?</source>
        <translation>Annuler la nouvelle fiche de %1&#xa0;?</translation>
    </message>
    <message>
        <source>More was done with %1 since, so they stay: take that back first.</source>
        <translation>Il y a eu autre chose avec %1 depuis&#xa0;: annulez d’abord cela.</translation>
    </message>
    <message>
        <source>The server has it: %1 and %3 are one customer, for good.</source>
        <translation>Le serveur l’a&#xa0;: %1 et %3 ne font qu’un, définitivement.</translation>
    </message>
    <message>
        <source>%1 has been sent and stays: correct their details, or merge them with who they are.</source>
        <translation>La fiche de %1 est partie et reste&#xa0;: corrigez-la, ou fusionnez-la avec celle de la même personne.</translation>
    </message>
</context>
<context>
    <name>UndoWatch</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Il n’y a rien à défaire.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Défaire</translation>
    </message>
    <message>
        <source>It stays on deck, under Today: choose another time there.</source>
        <translation>La visite reste en réserve, sous Aujourd’hui&#xa0;: choisissez-y une autre heure.</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>heures</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>years</source>
        <translation>ans</translation>
    </message>
    <message>
        <source>MB</source>
        <translation>Mo</translation>
    </message>
    <message>
        <source>points</source>
        <translation>points</translation>
    </message>
    <message>
        <source>stars</source>
        <translation>étoiles</translation>
    </message>
    <message>
        <source>second</source>
        <translation>seconde</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>minute</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>heure</translation>
    </message>
    <message>
        <source>day</source>
        <translation>jour</translation>
    </message>
    <message>
        <source>year</source>
        <translation>an</translation>
    </message>
    <message>
        <source>point</source>
        <translation>point</translation>
    </message>
    <message>
        <source>star</source>
        <translation>étoile</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>The hours that you changed are not saved yet.</source>
        <translation>Les heures que vous avez modifiées ne sont pas encore enregistrées.</translation>
    </message>
    <message>
        <source>What you typed into the settings is not saved yet.</source>
        <translation>Ce que vous avez saisi dans les réglages n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>A text or a signed sheet under Waivers is not finished yet.</source>
        <translation>Un texte ou une feuille signée, sous Décharges, n’est pas encore terminé.</translation>
    </message>
    <message>
        <source>The new key in the settings is not copied yet, and is not shown again.</source>
        <translation>La nouvelle clé, dans les paramètres, n’est pas encore copiée et n’est plus affichée ensuite.</translation>
    </message>
    <message>
        <source>The code for somebody’s password still stands there, and is not shown again.</source>
        <translation>Le code pour un mot de passe est encore à l’écran et ne sera plus affiché.</translation>
    </message>
    <message>
        <source>What you changed in a booking’s details is not saved yet.</source>
        <translation>Vos changements aux détails d’un rendez-vous ne sont pas encore enregistrés.</translation>
    </message>
    <message>
        <source>What you typed about a customer or a vehicle is not saved yet.</source>
        <translation>Ce que vous avez saisi sur un client ou un véhicule n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>A list of customers is being imported, and not all of it is kept yet.</source>
        <translation>Une liste de clients est en cours d’importation, et tout n’est pas encore conservé.</translation>
    </message>
    <message>
        <source>You typed why a booking is cancelled, and it is not cancelled yet.</source>
        <translation>Vous avez tapé pourquoi un rendez-vous est annulé, et il ne l’est pas encore.</translation>
    </message>
    <message>
        <source>The sentence that you typed is not booked yet.</source>
        <translation>La phrase que vous avez tapée n’est pas encore réservée.</translation>
    </message>
    <message>
        <source>What you typed on a visit request is not noted yet.</source>
        <translation>Ce que vous avez saisi pour une demande de visite n’est pas encore noté.</translation>
    </message>
    <message>
        <source>What you typed for a walk-in is not booked yet.</source>
        <translation>Ce que vous avez saisi pour un sans rendez-vous n’est pas encore réservé.</translation>
    </message>
    <message>
        <source>What you typed about a person or a computer is not saved yet.</source>
        <translation>Ce que vous avez saisi sur une personne ou un ordinateur n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>The code for a kiosk still counts, and is not shown again.</source>
        <translation>Le code pour une borne compte encore et ne sera plus affiché.</translation>
    </message>
    <message>
        <source>Why you do that with a waiver is typed, and it is not done yet.</source>
        <translation>Le motif d’un acte sur une décharge est saisi, et l’acte n’est pas encore fait.</translation>
    </message>
    <message>
        <source>The day that you were describing is not added yet.</source>
        <translation>La journée que vous décriviez n’est pas encore ajoutée.</translation>
    </message>
    <message>
        <source>Closing the program loses that.</source>
        <translation>Fermer le programme perd cela.</translation>
    </message>
    <message>
        <source>Close all the same</source>
        <translation>Fermer quand même</translation>
    </message>
</context>
<context>
    <name>Unsent</name>
    <message numerus="yes">
        <source>%n texts that you typed (messages, summaries, referrals) are not sent; only you can send them.</source>
        <translation>
            <numerusform>%n texte que vous avez saisi (messages, résumés, visites recommandées) n’est pas envoyé&#x202f;; vous seul pouvez l’envoyer.</numerusform>
            <numerusform>%n textes que vous avez saisis (messages, résumés, visites recommandées) ne sont pas envoyés&#x202f;; vous seul pouvez les envoyer.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 have not reached the server. They stay here and are sent when you sign in.</source>
        <translation>%1 et %2 n’ont pas atteint le serveur. Ils restent ici et partiront à votre prochaine connexion.</translation>
    </message>
    <message numerus="yes">
        <source>%n changes have not reached the server. They stay here and are sent when you sign in.</source>
        <translation>
            <numerusform>%n modification n’a pas atteint le serveur. Elle reste ici et partira à votre prochaine connexion.</numerusform>
            <numerusform>%n modifications n’ont pas atteint le serveur. Elles restent ici et partiront à votre prochaine connexion.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have not reached the server. They stay here and are sent when you sign in.</source>
        <translation>
            <numerusform>%n fichier n’a pas atteint le serveur. Il reste ici et partira à votre prochaine connexion.</numerusform>
            <numerusform>%n fichiers n’ont pas atteint le serveur. Ils restent ici et partiront à votre prochaine connexion.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnsentFiles</name>
    <message>
        <source>Pictures and papers</source>
        <translation>Photos et documents</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Retirer</translation>
    </message>
</context>
<context>
    <name>UpcomingList</name>
    <message>
        <source>Upcoming</source>
        <translation>À venir</translation>
    </message>
    <message>
        <source>Nothing is booked with you in the coming two weeks.</source>
        <translation>Aucun rendez-vous avec vous dans les deux prochaines semaines.</translation>
    </message>
</context>
<context>
    <name>VisitLine</name>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
</context>
<context>
    <name>WaitingList</name>
    <message>
        <source>The server was not heard yet.</source>
        <translation>Encore aucune nouvelle du serveur.</translation>
    </message>
    <message>
        <source>Last heard from the server: %1.</source>
        <translation>Dernière nouvelle du serveur&#xa0;: %1.</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>Le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>Something else than the server answers: is this a network with a sign-in page?</source>
        <translation>Autre chose que le serveur répond&#xa0;: est-ce un réseau avec page de connexion&#x202f;?</translation>
    </message>
    <message>
        <source>The exchange with the server has stopped. Close the program and open it again.</source>
        <translation>L’échange avec le serveur s’est arrêté. Fermez le programme et ouvrez-le de nouveau.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full. Make room on it; what was saved before is safe.</source>
        <translation>Le disque de cet ordinateur est plein. Libérez de l’espace&#x202f;; ce qui était déjà enregistré est en sécurité.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk may not be written to, so nothing new can be kept.</source>
        <translation>Le disque de cet ordinateur est en lecture seule&#x202f;: rien de nouveau ne peut être conservé.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk did not take the data; it is tried again.</source>
        <translation>Le disque de cet ordinateur n’a pas accepté les données&#x202f;; nouvel essai en cours.</translation>
    </message>
    <message>
        <source>Another program has this computer&apos;s data open, perhaps a backup; it is tried again.</source>
        <translation>Un autre programme utilise les données de cet ordinateur, peut-être une sauvegarde&#x202f;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>This computer&apos;s copy of the calendar was damaged; it is fetched again.</source>
        <translation>La copie du calendrier sur cet ordinateur était endommagée&#x202f;; elle est récupérée de nouveau.</translation>
    </message>
    <message>
        <source>The file with the changes made on this computer is damaged. Close the program and open it again: what can be read of it is recovered then.</source>
        <translation>Le fichier des modifications faites sur cet ordinateur est endommagé. Fermez le programme et rouvrez-le&#xa0;: ce qui peut en être lu sera alors récupéré.</translation>
    </message>
    <message>
        <source>Pictures and papers that wait on this computer cannot be read. They are left as they are; have the computer looked at, and attach them again.</source>
        <translation>Les photos et documents en attente sur cet ordinateur ne peuvent pas être lus. Ils restent tels quels&#x202f;; faites examiner l’ordinateur, puis joignez-les de nouveau.</translation>
    </message>
    <message>
        <source>This computer&apos;s keyring is locked. Unlock it; then it goes on by itself.</source>
        <translation>Le trousseau de cet ordinateur est verrouillé. Déverrouillez-le et l’échange reprendra tout seul.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1&#xa0;h</translation>
    </message>
    <message>
        <source>Exchange with the server</source>
        <translation>Échange avec le serveur</translation>
    </message>
    <message>
        <source>Needs an answer</source>
        <translation>À décider</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Kept on this computer and sent once you have signed in again. Keep working.</source>
        <translation>Gardé sur cet ordinateur et envoyé une fois que vous vous êtes reconnecté. Continuez à travailler.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>See all</source>
        <translation>Tout voir</translation>
    </message>
    <message>
        <source>The whole list, and what can be done about a change (Ctrl+E)</source>
        <translation>Toute la liste, et ce qu’on peut faire d’une modification (Ctrl+E)</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>En attente du serveur</translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Rien n’attend</translation>
    </message>
    <message>
        <source>Kept on this computer and sent as soon as the server answers. Keep working.</source>
        <translation>Gardé sur cet ordinateur et envoyé dès que le serveur répond. Continuez.</translation>
    </message>
    <message>
        <source>Kept on this computer and sent once the program is opened again.</source>
        <translation>Gardé sur cet ordinateur et envoyé dès que le programme est ouvert de nouveau.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Essayer maintenant</translation>
    </message>
</context>
<context>
    <name>WaitingView</name>
    <message>
        <source>On the waitlist</source>
        <translation>Sur la liste d’attente</translation>
    </message>
    <message>
        <source>Waiting for a mechanic</source>
        <translation>En attente d’un mécanicien</translation>
    </message>
    <message>
        <source>Searches under way</source>
        <translation>Recherches en cours</translation>
    </message>
    <message>
        <source>Nobody is waiting. Who finds no mechanic online can join from Book now.</source>
        <translation>Personne n’attend. Qui ne trouve aucun mécanicien en ligne peut s’inscrire depuis Réserver maintenant.</translation>
    </message>
    <message>
        <source>Book now</source>
        <translation>Réserver maintenant</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>only with %1</source>
        <translation>seulement avec %1</translation>
    </message>
    <message>
        <source>A customer</source>
        <translation>Un client</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Réserver</translation>
    </message>
    <message>
        <source>Book for %1</source>
        <translation>Réserver pour %1</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Take %1 off the list</source>
        <translation>Retirer %1 de la liste</translation>
    </message>
    <message>
        <source>Really take off</source>
        <translation>Retirer vraiment</translation>
    </message>
    <message>
        <source>Asked now: %1</source>
        <translation>Sollicités&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Show the search for %1</source>
        <translation>Voir la recherche pour %1</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>urgent</translation>
    </message>
    <message>
        <source>The time of %1 is held, %2 left</source>
        <translation>Une plage de %1 est retenue, encore %2</translation>
    </message>
    <message>
        <source>The time of %1 is held, %2 left. Please call them: no email goes out.</source>
        <translation>Le temps de %1 est retenu, encore %2. Appelez le client&#xa0;: aucun courriel ne part.</translation>
    </message>
    <message>
        <source>No longer told: the wait was too long, or the time that was held was not taken.</source>
        <translation>N’est plus averti&#xa0;: l’attente a été trop longue, ou la plage retenue n’a pas été prise.</translation>
    </message>
    <message>
        <source>Told if a mechanic comes online before %1.</source>
        <translation>Averti si un mécanicien se met en ligne d’ici %1.</translation>
    </message>
    <message>
        <source>If a mechanic comes online before %1, please call them: no email goes out.</source>
        <translation>Si un mécanicien se met en ligne avant %1, appelez le client&#xa0;: aucun courriel ne part.</translation>
    </message>
    <message>
        <source>Told if a mechanic comes online before %1 and the server is set up to send messages.</source>
        <translation>Averti si un mécanicien se met en ligne avant %1 et que le serveur est configuré pour envoyer des messages.</translation>
    </message>
</context>
<context>
    <name>WaitingWatch</name>
    <message>
        <source>A mechanic is there for %1, who waited. Their time is held until %2.</source>
        <translation>Un mécanicien est là pour %1, qui attendait. Une plage est retenue jusqu’à %2.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>WaiverCounts</name>
    <message numerus="yes">
        <source>%n customers have still to sign today.</source>
        <translation>
            <numerusform>%n client doit encore signer aujourd’hui.</numerusform>
            <numerusform>%n clients doivent encore signer aujourd’hui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records were checked, of signing and of what was done since: nothing was altered.</source>
        <translation>
            <numerusform>%n enregistrement a été vérifié&#xa0;: rien n’a été altéré.</numerusform>
            <numerusform>%n enregistrements ont été vérifiés, des signatures et de ce qui en a été fait&#xa0;: rien n’a été altéré.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n things are wrong with what was signed:</source>
        <translation>
            <numerusform>%n chose ne va pas dans ce qui a été signé&#xa0;:</numerusform>
            <numerusform>%n choses ne vont pas dans ce qui a été signé&#xa0;:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>et %n autre</numerusform>
            <numerusform>et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed waivers are kept but do not count.</source>
        <translation>
            <numerusform>%n décharge signée est conservée mais ne compte pas.</numerusform>
            <numerusform>%n décharges signées sont conservées mais ne comptent pas.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Waivers</name>
    <message>
        <source>Agreements</source>
        <translation>Consentements</translation>
    </message>
    <message>
        <source>New: %1</source>
        <translation>Nouveau&#xa0;: %1</translation>
    </message>
    <message>
        <source>Gone: %1</source>
        <translation>Retiré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Altered</source>
        <translation>Altérée</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Ne compte pas</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Remplacée</translation>
    </message>
    <message>
        <source>Legal hold</source>
        <translation>Retenue légale</translation>
    </message>
    <message>
        <source>What is stored under this number is no longer what was received. It is kept as it is, as evidence.</source>
        <translation>Ce qui est conservé sous ce numéro n’est plus ce qui a été reçu. C’est gardé tel quel, comme preuve.</translation>
    </message>
    <message>
        <source>Another content arrived under the same number. It was refused, and is kept apart.</source>
        <translation>Un autre contenu est arrivé sous le même numéro. Il a été refusé et mis à part.</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>The signature of %1, as it was drawn</source>
        <translation>La signature de %1, telle qu’elle a été tracée</translation>
    </message>
    <message>
        <source>It is on the sheet, of which a scan is kept.</source>
        <translation>Elle est sur la feuille, dont une numérisation est conservée.</translation>
    </message>
    <message>
        <source>A member of staff witnessed the consent.</source>
        <translation>Un membre du personnel a été témoin du consentement.</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>coché</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>non coché</translation>
    </message>
    <message>
        <source>The text, as it was shown</source>
        <translation>Le texte, tel qu’il a été présenté</translation>
    </message>
    <message>
        <source>at the kiosk</source>
        <translation>à la borne</translation>
    </message>
    <message>
        <source>online</source>
        <translation>en ligne</translation>
    </message>
    <message>
        <source>on paper</source>
        <translation>sur papier</translation>
    </message>
    <message>
        <source>signed by hand</source>
        <translation>signée à la main</translation>
    </message>
    <message>
        <source>name typed</source>
        <translation>nom saisi</translation>
    </message>
    <message>
        <source>consent witnessed by staff</source>
        <translation>consentement devant témoin</translation>
    </message>
    <message>
        <source>signed sheet</source>
        <translation>feuille signée</translation>
    </message>
    <message>
        <source>Legal hold ended</source>
        <translation>Retenue légale levée</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Effacée</translation>
    </message>
    <message>
        <source>There is no text.</source>
        <translation>Il n’y a pas de texte.</translation>
    </message>
    <message>
        <source>The text is too long.</source>
        <translation>Le texte est trop long.</translation>
    </message>
    <message>
        <source>An agreement has no words.</source>
        <translation>Un consentement est vide.</translation>
    </message>
    <message>
        <source>There are too many agreements.</source>
        <translation>Il y a trop de consentements.</translation>
    </message>
    <message>
        <source>It says the same as the version before.</source>
        <translation>Il dit la même chose que la version précédente.</translation>
    </message>
    <message>
        <source>Say first that your lawyer has approved it.</source>
        <translation>Indiquez d’abord que votre avocat l’a approuvé.</translation>
    </message>
    <message>
        <source>Who signed is missing.</source>
        <translation>Il manque qui a signé.</translation>
    </message>
    <message>
        <source>The minor’s name is missing.</source>
        <translation>Il manque le nom du mineur.</translation>
    </message>
    <message>
        <source>An agreement that is needed is not ticked.</source>
        <translation>Un consentement obligatoire n’est pas coché.</translation>
    </message>
    <message>
        <source>The scan is missing.</source>
        <translation>Il manque la numérisation.</translation>
    </message>
    <message>
        <source>It was signed before this text was published: it signs another one.</source>
        <translation>Elle a été signée avant la publication de ce texte&#xa0;: elle en signe un autre.</translation>
    </message>
    <message>
        <source>It cannot have been signed later than now.</source>
        <translation>Elle ne peut pas avoir été signée plus tard que maintenant.</translation>
    </message>
    <message>
        <source>Something on it cannot be kept, such as an odd character.</source>
        <translation>Quelque chose ne peut être conservé, par exemple un caractère inhabituel.</translation>
    </message>
    <message>
        <source>French</source>
        <translation>français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>anglais</translation>
    </message>
    <message>
        <source>is here, and has not signed</source>
        <translation>arrivé, n’a pas signé</translation>
    </message>
    <message>
        <source>signs on arrival</source>
        <translation>signe à l’arrivée</translation>
    </message>
    <message>
        <source>signs before paying</source>
        <translation>signe avant de payer</translation>
    </message>
    <message>
        <source>is asked to sign by now</source>
        <translation>doit signer maintenant</translation>
    </message>
    <message>
        <source>is asked to sign from %1</source>
        <translation>à signer dès %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>pour %1</translation>
    </message>
    <message>
        <source>%1, %2, version %3</source>
        <translation>%1, %2, version %3</translation>
    </message>
    <message>
        <source>%1, guardian of %2</source>
        <translation>%1, qui répond de %2</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signée par</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Comment</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signée</translation>
    </message>
    <message>
        <source>The device’s clock said</source>
        <translation>Selon l’horloge de l’appareil</translation>
    </message>
    <message>
        <source>At the server</source>
        <translation>Au serveur</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Conservée jusqu’au</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Témoin</translation>
    </message>
    <message>
        <source>Place in the chain</source>
        <translation>Place dans la chaîne</translation>
    </message>
    <message>
        <source>Fingerprint of the text</source>
        <translation>Empreinte du texte</translation>
    </message>
    <message>
        <source>The sheet that %1 signed is taken in.</source>
        <translation>La feuille signée par %1 est enregistrée.</translation>
    </message>
    <message>
        <source>The sheet that %1 signed is kept, but does not count: it is signed anew.</source>
        <translation>La feuille signée par %1 est conservée, mais ne compte pas&#xa0;: elle est à signer de nouveau.</translation>
    </message>
</context>
<context>
    <name>WaiversView</name>
    <message>
        <source>Waivers</source>
        <translation>Décharges</translation>
    </message>
    <message>
        <source>What of it</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>To sign today</source>
        <translation>À signer aujourd’hui</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signées</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textes</translation>
    </message>
</context>
<context>
    <name>WalkIn</name>
    <message>
        <source>Confirmed at once</source>
        <translation>Confirmé tout de suite</translation>
    </message>
    <message>
        <source>The workshop is closed today.</source>
        <translation>L’atelier est fermé aujourd’hui.</translation>
    </message>
    <message>
        <source>The workshop has closed for today.</source>
        <translation>L’atelier a fermé pour la journée.</translation>
    </message>
    <message>
        <source>No bay is free for so long any more today.</source>
        <translation>Plus aucune baie n’est libre aussi longtemps aujourd’hui.</translation>
    </message>
    <message>
        <source>first free bay</source>
        <translation>première baie libre</translation>
    </message>
    <message>
        <source>%1, a wait of %2</source>
        <translation>%1, %2 d’attente</translation>
    </message>
    <message>
        <source>Only a free bay counts here: a mechanic is named later.</source>
        <translation>Seule une baie libre compte ici&#x202f;: le mécanicien se choisit plus tard.</translation>
    </message>
    <message>
        <source>The next free bay:</source>
        <translation>La prochaine baie libre&#xa0;:</translation>
    </message>
    <message>
        <source>%1, in %2</source>
        <translation>%1, dans %2</translation>
    </message>
    <message>
        <source>It is %1</source>
        <translation>C’est %1</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmé</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>En attente du serveur</translation>
    </message>
    <message>
        <source>Booked</source>
        <translation>Réservé</translation>
    </message>
    <message>
        <source>Without a time</source>
        <translation>Sans plage</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Retiré</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>It stands on the calendar of every desk.</source>
        <translation>Il figure au calendrier de tous les postes.</translation>
    </message>
    <message>
        <source>Safe on this computer. Whether the time is free only the server can say.</source>
        <translation>En sûreté sur cet ordinateur. Seul le serveur peut dire si la plage est libre.</translation>
    </message>
    <message>
        <source>Sure once the server has answered</source>
        <translation>Confirmé dès que le serveur aura répondu</translation>
    </message>
    <message>
        <source>Nobody else can have this bay.</source>
        <translation>Personne d’autre ne peut avoir cette baie.</translation>
    </message>
    <message>
        <source>Taken back on this computer. If the server had it already, it holds, and you are told.</source>
        <translation>Retiré sur cet ordinateur. Si le serveur l’avait déjà, ça tient, et vous le saurez.</translation>
    </message>
    <message>
        <source>It was taken back: nothing is kept for this customer any more.</source>
        <translation>C’est annulé&#xa0;: plus rien n’est gardé pour cette personne.</translation>
    </message>
    <message>
        <source>Somebody was quicker. Other times stand beside the calendar.</source>
        <translation>Quelqu’un a été plus rapide. D’autres plages sont proposées à côté du calendrier.</translation>
    </message>
</context>
<context>
    <name>WalkInCard</name>
    <message>
        <source>Walk-in</source>
        <translation>Sans rendez-vous</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>can be left out</source>
        <translation>facultatif</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Problème</translation>
    </message>
    <message>
        <source>Enter in the last field, Ctrl+Enter in any</source>
        <translation>Entrée dans le dernier champ, Ctrl+Entrée dans n’importe lequel</translation>
    </message>
    <message>
        <source>Give the time back</source>
        <translation>Rendre la plage</translation>
    </message>
    <message>
        <source>Anybody can be booked there from now on</source>
        <translation>N’importe qui peut y être inscrit désormais</translation>
    </message>
    <message>
        <source>That time is not free any more. Choose again.</source>
        <translation>Cette heure n’est plus libre. Choisissez-en une autre.</translation>
    </message>
    <message>
        <source>No bay is free for so long.</source>
        <translation>Aucune baie n’est libre aussi longtemps.</translation>
    </message>
    <message>
        <source>Confirm walk-in</source>
        <translation>Confirmer</translation>
    </message>
    <message>
        <source>Book walk-in</source>
        <translation>Réserver</translation>
    </message>
</context>
<context>
    <name>WalkIns</name>
    <message>
        <source>What was discarded may have taken %1: that is known once the server has answered</source>
        <translation>Ce qui a été retiré a peut-être pris %1&#xa0;: on le saura quand le serveur aura répondu</translation>
    </message>
    <message>
        <source>%1 is kept for walk-ins at another computer, which gives it back if it is not needed</source>
        <translation>%1 est gardé pour les clients sans rendez-vous d’un autre ordinateur, qui peut rendre la plage si elle ne sert pas</translation>
    </message>
</context>
<context>
    <name>Ways</name>
    <message>
        <source>by email</source>
        <translation>par courriel</translation>
    </message>
    <message>
        <source>by SMS</source>
        <translation>par texto</translation>
    </message>
    <message>
        <source>by email and SMS</source>
        <translation>par courriel et par texto</translation>
    </message>
    <message>
        <source>by a way this version does not know</source>
        <translation>par un moyen que cette version ne connaît pas</translation>
    </message>
    <message>
        <source>%1, and by a way this version does not know</source>
        <translation>%1, et par un moyen que cette version ne connaît pas</translation>
    </message>
</context>
<context>
    <name>WeekGrid</name>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Somebody else changed these hours while you were editing them.</source>
        <translation>Quelqu’un d’autre a modifié ces heures pendant que vous les modifiiez.</translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation>Montrer les leurs</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder les miennes</translation>
    </message>
</context>
<context>
    <name>WeekTools</name>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>À</translation>
    </message>
    <message>
        <source>Add break</source>
        <translation>Ajouter un dîner</translation>
    </message>
    <message>
        <source>Copy day…</source>
        <translation>Copier le jour…</translation>
    </message>
    <message>
        <source>Copy this day’s hours to other days (C)</source>
        <translation>Copier les heures de ce jour vers d’autres jours (C)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove this block (Delete)</source>
        <translation>Retirer cette plage (Suppr)</translation>
    </message>
    <message>
        <source>Keep a roster</source>
        <translation>Tenir un horaire propre</translation>
    </message>
    <message>
        <source>As the workshop’s hours</source>
        <translation>Comme les heures de l’atelier</translation>
    </message>
</context>
<context>
    <name>WhichVehicle</name>
    <message>
        <source>Vehicle</source>
        <translation>Véhicule</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>Marque</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modèle</translation>
    </message>
    <message>
        <source>if known</source>
        <translation>si connue</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Année</translation>
    </message>
    <message>
        <source>Plate</source>
        <translation>Plaque</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Un autre</translation>
    </message>
    <message>
        <source>Not named</source>
        <translation>Non précisé</translation>
    </message>
</context>
<context>
    <name>WhoCancels</name>
    <message>
        <source>Who cancels?</source>
        <translation>Qui annule&#x202f;?</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>Le client</translation>
    </message>
    <message>
        <source>The workshop</source>
        <translation>L’atelier</translation>
    </message>
    <message>
        <source>Choose who cancels first: what the customer gets back depends on it.</source>
        <translation>Dites d’abord qui annule&#xa0;: le remboursement du client en dépend.</translation>
    </message>
    <message>
        <source>What the customer gets back depends on it.</source>
        <translation>Le remboursement du client en dépend.</translation>
    </message>
    <message>
        <source>By the terms of the booking: %1</source>
        <translation>Selon les conditions de la réservation&#xa0;: %1</translation>
    </message>
    <message>
        <source>Everything that was paid goes back.</source>
        <translation>Tout ce qui a été payé est remboursé.</translation>
    </message>
    <message>
        <source>Everything that was paid goes back: no mechanic has it yet.</source>
        <translation>Tout ce qui a été payé est remboursé&#xa0;: aucun mécanicien ne l’a encore accepté.</translation>
    </message>
    <message>
        <source>How much is not known: the server does not answer.</source>
        <translation>Le montant n’est pas connu&#xa0;: le serveur ne répond pas.</translation>
    </message>
    <message>
        <source>Nothing was paid, so nothing goes back.</source>
        <translation>Rien n’a été payé, donc rien n’est remboursé.</translation>
    </message>
    <message>
        <source>%1 goes back and %2 as credit, of %3 in all.</source>
        <translation>%1 remboursés et %2 en crédit, sur %3 en tout.</translation>
    </message>
    <message>
        <source>%1 of %2 goes back as credit.</source>
        <translation>%1 sur %2 remboursés en crédit.</translation>
    </message>
    <message>
        <source>%1 goes back as credit.</source>
        <translation>%1 remboursés en crédit.</translation>
    </message>
    <message>
        <source>%1 of %2 goes back.</source>
        <translation>%1 remboursés sur %2.</translation>
    </message>
    <message>
        <source>%1 goes back.</source>
        <translation>%1 remboursés.</translation>
    </message>
    <message>
        <source>By the terms of the booking: the nearer its start, the less goes back.</source>
        <translation>Selon les conditions de la réservation&#xa0;: plus l’heure approche, moins on rembourse.</translation>
    </message>
</context>
<context>
    <name>WhyCard</name>
    <message>
        <source>%1 is free</source>
        <translation>%1 est libre</translation>
    </message>
    <message>
        <source>%1 is free, but not offered</source>
        <translation>%1 est libre, mais pas proposé</translation>
    </message>
    <message>
        <source>Why is %1 not free?</source>
        <translation>Pourquoi %1 n’est pas libre&#x202f;?</translation>
    </message>
    <message>
        <source>Customers can book this time.</source>
        <translation>Les clients peuvent réserver cette heure.</translation>
    </message>
    <message>
        <source>Customers are offered times in even steps from where a block begins.</source>
        <translation>On propose aux clients des heures à pas réguliers depuis le début d’une plage.</translation>
    </message>
</context>
<context>
    <name>WithdrawPanel</name>
    <message>
        <source>Why, if they said so</source>
        <translation>Pourquoi, s’il l’a dit</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>%1 no longer wants the visit</source>
        <translation>%1 ne veut plus de la visite</translation>
    </message>
    <message>
        <source>Withdraw it</source>
        <translation>Retirer la demande</translation>
    </message>
</context>
<context>
    <name>Work</name>
    <message>
        <source>Another mechanic was quicker.</source>
        <translation>Un autre mécanicien a été plus rapide.</translation>
    </message>
    <message>
        <source>Its time to answer is over.</source>
        <translation>Le délai de réponse est passé.</translation>
    </message>
    <message>
        <source>It was cancelled, or goes to another time.</source>
        <translation>Il a été annulé, ou déplacé à une autre heure.</translation>
    </message>
    <message>
        <source>The server does not answer. Nothing was changed.</source>
        <translation>Le serveur ne répond pas. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>You have something else at that time.</source>
        <translation>Vous avez autre chose à cette heure-là.</translation>
    </message>
    <message>
        <source>Nobody can answer this offer any more.</source>
        <translation>Personne ne peut plus répondre à cette offre.</translation>
    </message>
    <message>
        <source>no server</source>
        <translation>sans serveur</translation>
    </message>
    <message>
        <source>asking</source>
        <translation>demande</translation>
    </message>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>Turning it on …</source>
        <translation>Activation…</translation>
    </message>
    <message>
        <source>Turning it off …</source>
        <translation>Désactivation…</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Demande au serveur…</translation>
    </message>
    <message>
        <source>Sessions that begin at once are offered to you while this program runs and the server hears it.</source>
        <translation>Les rendez-vous immédiats vous sont offerts tant que ce programme est ouvert et que le serveur l’entend.</translation>
    </message>
    <message>
        <source>No session that begins at once is offered to you. Being off costs you nothing.</source>
        <translation>Aucun rendez-vous immédiat ne vous est offert. Ne pas être disponible est sans conséquence.</translation>
    </message>
    <message>
        <source>The server is out of reach, so nothing new is offered to you. It was on, and is again when the server answers.</source>
        <translation>Le serveur est hors d’atteinte, donc rien de nouveau ne vous est offert. Vous étiez disponible, et le serez de nouveau dès qu’il répond.</translation>
    </message>
    <message>
        <source>The server is out of reach: it cannot be turned on now. Being off costs you nothing.</source>
        <translation>Le serveur est hors d’atteinte&#xa0;: impossible de se rendre disponible pour l’instant. Ne pas l’être est sans conséquence.</translation>
    </message>
    <message>
        <source>It is off, and cannot be turned on while the server is out of reach. Being off costs you nothing.</source>
        <translation>Vous n’êtes pas disponible et ne pouvez le devenir tant que le serveur est hors d’atteinte. C’est sans conséquence.</translation>
    </message>
    <message>
        <source>At once, %1</source>
        <translation>Tout de suite, %1</translation>
    </message>
    <message>
        <source>sending your answer …</source>
        <translation>envoi de votre réponse…</translation>
    </message>
    <message>
        <source>%1 to answer</source>
        <translation>%1 pour répondre</translation>
    </message>
    <message>
        <source>No vehicle: just advice</source>
        <translation>Sans véhicule&#xa0;: un simple conseil</translation>
    </message>
    <message>
        <source>price agreed at the workshop</source>
        <translation>prix convenu à l’atelier</translation>
    </message>
    <message>
        <source>%1 to the workshop</source>
        <translation>%1 à l’atelier</translation>
    </message>
    <message>
        <source>%1 to you</source>
        <translation>%1 pour vous</translation>
    </message>
    <message>
        <source>to answer until %1</source>
        <translation>réponse attendue d’ici %1</translation>
    </message>
    <message>
        <source>Offer: %1</source>
        <translation>Offre&#xa0;: %1</translation>
    </message>
    <message>
        <source>The server has not told of your offers yet: bookings offered to you that are known here are shown.</source>
        <translation>Le serveur n’a pas encore dit quelles sont vos offres&#xa0;: celles qui sont connues ici sont affichées.</translation>
    </message>
    <message>
        <source>As the server told at %1: there may be others by now.</source>
        <translation>Selon le serveur à %1&#xa0;: il peut y en avoir d’autres depuis.</translation>
    </message>
    <message>
        <source>No offers. You accept now: what begins at once and suits you shows up here, and so do bookings that wait for your yes.</source>
        <translation>Aucune offre. Vous êtes disponible&#xa0;: ce qui commence tout de suite et vous convient apparaît ici, comme les rendez-vous qui attendent votre oui.</translation>
    </message>
    <message>
        <source>No offers. When you accept now, sessions that begin at once are offered here. Bookings that wait for your yes show up in any case.</source>
        <translation>Aucune offre. Quand vous êtes disponible, les rendez-vous immédiats sont offerts ici. Ceux qui attendent votre oui y apparaissent de toute façon.</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Aujourd’hui, %1</translation>
    </message>
    <message>
        <source>Tomorrow, %1</source>
        <translation>Demain, %1</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>just advice</source>
        <translation>conseil seulement</translation>
    </message>
    <message>
        <source>waiting for the server</source>
        <translation>en attente du serveur</translation>
    </message>
    <message>
        <source>Request for %1: %2</source>
        <translation>Demande pour %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>WorkHeader</name>
    <message>
        <source>Back to my work</source>
        <translation>Retour à mon travail</translation>
    </message>
    <message>
        <source>Back to my work (Esc)</source>
        <translation>Retour à mon travail (Échap)</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>My work</source>
        <translation>Mon travail</translation>
    </message>
</context>
<context>
    <name>WorkWatch</name>
    <message numerus="yes">
        <source>%n offers wait for your answer</source>
        <translation>
            <numerusform>%n offre attend votre réponse</numerusform>
            <numerusform>%n offres attendent votre réponse</numerusform>
        </translation>
    </message>
    <message>
        <source>Accepted: %1.</source>
        <translation>Acceptée&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Declined: %1. It goes to somebody else.</source>
        <translation>Refusée&#xa0;: %1. Elle ira à quelqu’un d’autre.</translation>
    </message>
    <message>
        <source>Your yes to %1 is kept here and waits for the server.</source>
        <translation>Votre oui pour %1 est gardé ici et attend le serveur.</translation>
    </message>
    <message>
        <source>Your no to %1 is kept here and waits for the server.</source>
        <translation>Votre non pour %1 est gardé ici et attend le serveur.</translation>
    </message>
    <message>
        <source>There is a new offer for you.</source>
        <translation>Une nouvelle offre vous attend.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Voir</translation>
    </message>
</context>
<context>
    <name>WrongWords</name>
    <message>
        <source>Enter your PIN.</source>
        <translation>Saisissez votre NIP.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Sign in with your password: that needs the server.</source>
        <translation>Trop de NIP erronés. Connectez-vous avec votre mot de passe&#xa0;: il faut le serveur.</translation>
    </message>
    <message>
        <source>Wait a moment before the next try.</source>
        <translation>Attendez un moment avant le prochain essai.</translation>
    </message>
    <message>
        <source>This PIN is wrong.</source>
        <translation>Ce NIP est erroné.</translation>
    </message>
    <message numerus="yes">
        <source>%n more tries, then your password is asked for.</source>
        <translation>
            <numerusform>Encore %n essai, puis le mot de passe sera demandé.</numerusform>
            <numerusform>Encore %n essais, puis le mot de passe sera demandé.</numerusform>
        </translation>
    </message>
</context>
</TS>
